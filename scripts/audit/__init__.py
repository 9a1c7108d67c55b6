"""The quality audit of the built site, `python3 scripts/test.py --audit`; limits.py lists what it accepts."""
