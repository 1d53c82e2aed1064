"""A question's words → concepts that may be meant, each with its score and the reason."""
