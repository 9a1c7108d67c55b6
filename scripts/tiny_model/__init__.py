"""The small language model of the demonstrations: its training text, training, rounding to int8, and audit."""
