"""Tests of the live demonstrations and of the model they run."""
