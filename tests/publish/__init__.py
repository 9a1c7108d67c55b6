"""Tests of what becomes of the pages once they are made."""
