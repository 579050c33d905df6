"""Room one, read: YAML files to nodes that remember where they stand."""
