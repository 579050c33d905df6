"""The catalog: all records together, and what can be computed from them once for everybody."""
