"""Commands that are more than a call: each takes what was asked for and gives an outcome."""
