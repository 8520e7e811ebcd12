"""Whatever waits gets done, or a person hears of it (TRUST R-MAIL-3, R-CRA-2, R-CRA-3)."""
