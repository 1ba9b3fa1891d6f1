"""Settings of all tests: hypothesis always tries the same examples and knows no deadline."""

import gc
import warnings
from collections.abc import Iterator

import pytest
from hypothesis import settings

settings.register_profile("haus", deadline=None, derandomize=True, database=None)
settings.load_profile("haus")


@pytest.fixture
def dask_raeumt_auf() -> Iterator[None]:
    """Dask leaves closed clusters' sockets to the garbage collector: here, not in the middle of another test."""
    yield
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", ResourceWarning)
        gc.collect()
