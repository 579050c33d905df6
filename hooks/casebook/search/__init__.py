"""Search: what readers can find, written at build time as an index that a browser reads fast."""
