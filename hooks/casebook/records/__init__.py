"""Room two, record: nodes to frozen, typed records. No raw mapping passes this line."""
