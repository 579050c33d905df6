"""The command links: lists the addresses that records name.

Nothing here uses the network: once a week a tool of the forge's workflow asks each address.
"""

from __future__ import annotations

from argparse import ArgumentParser
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from casebook.catalog.catalog import Catalog
from casebook.catalog.traversal import step
from casebook.changes.report import Style
from casebook.commands.command import Command, Outcome, add_format
from casebook.intake import read_in
from casebook.records.references import Ref
from casebook.records.web import is_address


@dataclass(frozen=True, slots=True)
class Address:
    """An address, the record that names it and the field that it stands in."""

    url: str
    ref: Ref
    field: str


def links(root: Path, style: Style = Style.TEXT) -> Outcome:
    """The addresses in the records below ``root``, one a line."""
    line = (
        "- `{0.ref}` {0.field}: <{0.url}>"
        if style is Style.MARKDOWN
        else "{0.url}  {0.ref} {0.field}"
    )
    return Outcome("\n".join(map(line.format, addresses(read_in(root).casebook.catalog))))


def addresses(catalog: Catalog) -> Iterator[Address]:
    """Every address that a record names, in the order of references and fields."""
    for ref in sorted(catalog.records):
        for path, leaf in catalog.records[ref].leaves:
            if isinstance(leaf, str) and is_address(leaf):
                yield Address(leaf, ref, step(path))


def _arguments(parser: ArgumentParser) -> None:
    add_format(parser, Style, Style.JSON)


COMMAND = Command(
    "links",
    "list the addresses that records name",
    lambda it: links(it.root, it.format),
    _arguments,
)
