"""What a message is, and which letter it answers: filed only when it is certain, else left to a person."""
