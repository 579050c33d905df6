"""Commands: each takes what was asked for and gives an outcome, a text and an exit status.

Each module declares its command beside the function that does the work; the command line has
nothing but their list.
"""
