"""The finished site in a real browser."""
