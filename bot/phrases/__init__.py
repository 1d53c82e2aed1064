"""What the bot itself says, one file per language."""
