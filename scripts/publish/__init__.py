"""What becomes of the pages: the archive, the site in its place and, for a public one, all that only it needs."""
