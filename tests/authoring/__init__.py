"""Tests of the chores of an author."""
