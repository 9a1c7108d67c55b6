"""The files for hosts, tried with the real servers."""
