"""Tests of the commands, and of what stands around them."""
