"""Many plans for one question: what varies, in which runs, and the case of each run."""
