"""Sources → one file, checked and put in place; what changed between two files."""
