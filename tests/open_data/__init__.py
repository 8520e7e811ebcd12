"""What is published as data."""
