"""What `scripts/benchmark.py` measures: two projects made to order, and the checked build of one."""
