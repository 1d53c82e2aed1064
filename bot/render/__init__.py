"""A reply as lines of text or as JSON; pure."""
