"""Casebook: a reference site on a public dispute, rendered from YAML records.

The package is five rooms, and data passes through them in one direction:
``reading`` -> ``records`` -> ``checks`` -> ``render`` -> the MkDocs adapter beside this package.
"""
