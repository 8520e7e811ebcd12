"""Loops cannot start: nothing that handles arriving mail can send any (RFC 3834 section 2)."""

import ast
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
HANDLES_MAIL = [*(ROOT / "letters/mailbox").glob("*.py"), ROOT / "letters/tasks/mail.py"]
SENDS = ("smtplib", "django.core.mail", "letters.ledger", "letters.tasks.sending", "letters.dispatch")


def test_nothing_that_handles_arriving_mail_imports_what_sends():
    imported = set()
    for path in HANDLES_MAIL:
        for node in ast.walk(ast.parse(path.read_text())):
            if isinstance(node, ast.ImportFrom):
                imported |= {node.module, *(f"{node.module}.{alias.name}" for alias in node.names)}
            elif isinstance(node, ast.Import):
                imported |= {alias.name for alias in node.names}
    assert {name for name in imported if name.startswith(SENDS)} == set()
    assert "letters.models" in imported
