"""What everything stands on: errors, numbers, dates. Knows nothing of measures."""
