"""Tests of scripts/reading, which finishes a rendered site."""
