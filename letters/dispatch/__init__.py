"""Signing letters off, releasing them, and what people say became of them: the send ledger does the sending itself."""
