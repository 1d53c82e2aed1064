"""The ladder of look-ups and what its rungs are: a question → a finding."""
