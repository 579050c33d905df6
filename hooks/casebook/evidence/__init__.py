"""Evidence: what proves that quoted words stand in a source, without the text of the source."""
