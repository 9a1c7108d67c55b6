"""A small transformer language model for the demonstrations: text, training, rounding, audit."""
