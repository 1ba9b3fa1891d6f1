"""Energy, CO2 and saved money of measures in operation."""
