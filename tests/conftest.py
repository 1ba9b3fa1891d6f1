"""Settings of all tests: hypothesis always tries the same examples and knows no deadline."""

from hypothesis import settings

settings.register_profile("haus", deadline=None, derandomize=True, database=None)
settings.load_profile("haus")
