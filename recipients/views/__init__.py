"""Staff pages of the recipients."""
