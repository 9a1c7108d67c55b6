"""Tests of the live demonstrations and of the model they run."""

import os

# Small matrices: on a busy computer the threads of the BLAS library wait for one another most of the time.
os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")
