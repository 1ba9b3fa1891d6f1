"""Several scenarios: the case in each of them, one decision for all, a plan per scenario."""
