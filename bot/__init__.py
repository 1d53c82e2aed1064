"""Rounds on Discord and in the terminal."""
