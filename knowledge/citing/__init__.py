"""A citation as text in the styles of journals, and as the files of reference managers."""
