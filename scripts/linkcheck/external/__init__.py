"""Addresses on other hosts, tried politely and only when asked: `--external`."""
