"""Tests of the cross-link validator."""
