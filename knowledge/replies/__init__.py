"""What a question can come to: answers, choices, notices, and the sections they show."""
