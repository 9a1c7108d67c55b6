"""The test of beliefs, the trust drill and the statistics of items."""
