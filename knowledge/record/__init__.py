"""What a knowledge file states of one concept, part by part."""
