"""The words people ask with, from files one can read and extend."""
