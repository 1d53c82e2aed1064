"""All names of a knowledge file, and the arrays by which one is found among a million."""
