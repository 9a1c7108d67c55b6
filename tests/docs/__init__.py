"""The guide itself, tested as its authors wrote it."""
