"""The command links: lists the addresses that records name.

Nothing here uses the network: once a week a tool of the forge's workflow asks each address.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from casebook.catalog.catalog import Catalog
from casebook.catalog.traversal import step
from casebook.changes.report import Style
from casebook.commands.command import Command, Outcome, format_argument
from casebook.intake import read_in
from casebook.records.references import Ref
from casebook.records.web import is_address


def links(root: Path, style: Style = Style.TEXT) -> Outcome:
    """The addresses in the records below ``root``, one a line."""
    line = "- `{1}` {2}: <{0}>" if style is Style.MARKDOWN else "{0}  {1} {2}"
    found = addresses(read_in(root).casebook.catalog)
    return Outcome("\n".join(line.format(*each) for each in found))


def addresses(catalog: Catalog) -> Iterator[tuple[str, Ref, str]]:
    """Every address that a record names, with the record and the field that it stands in."""
    for ref in sorted(catalog.records):
        for path, leaf in catalog.records[ref].leaves:
            if isinstance(leaf, str) and is_address(leaf):
                yield leaf, ref, step(path)


COMMAND = Command(
    "links",
    "list the addresses that records name",
    lambda it: links(it.root, it.format),
    (format_argument(Style, Style.JSON),),
)
