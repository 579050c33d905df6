"""Changes: what differs between two states of a casebook, in words, and what must be explained."""
