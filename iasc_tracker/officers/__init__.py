"""Officers and their roles: what administrators do. Nobody signs up (TRUST R-AUT-10)."""
