"""Tests of scripts/page, which finishes a rendered site."""
