"""The quality audit of the finished site: `python3 scripts/test.py --audit`; what it accepts stands in limits.py."""
