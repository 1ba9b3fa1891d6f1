"""How results show themselves to callers of the library: tables (pandas, floats; CSV, exact), figures by name."""
