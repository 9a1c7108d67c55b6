"""Tests of the build's own steps."""
