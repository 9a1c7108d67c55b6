"""Tests of scripts/hosting, the configuration files for hosts, with real servers."""
