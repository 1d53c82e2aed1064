"""A message → a question: its words, what carries the question, which sections it asks for."""
