"""What links to a record: on its page what a reader can take in, the rest on a page of its own."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from itertools import groupby

from markupsafe import Markup

from casebook.records.references import Ref
from casebook.render.layout import Carried
from casebook.render.page import Page, Section
from casebook.render.weight import weight
from casebook.render.writer import Writer

MANY = 40
"""Links up to which the page of the record shows them all."""

SHOWN = 6
"""Of more: how many it shows of each role."""

PART = "links"
"""The name of the part where they all stand."""

BETWEEN = 8
"""Bytes between two links, and by and large of the roles above them."""

Groups = tuple[tuple[str, tuple[Ref, ...]], ...]


def backlink_list(ref: Ref, writer: Writer) -> Markup:
    """What links to ``ref``, by role, for its own page; empty where nothing does."""
    groups = writer.casebook.backlinks.get(ref, ())
    if not groups:
        return Markup()
    most = SHOWN if _number(groups) > MANY else MANY
    shown = [(role, refs[:most], max(len(refs) - most, 0)) for role, refs in groups]
    return writer.render("backlinks", groups=shown, path=_path(ref))


def backlink_pages(writer_at: Callable[[int], Writer]) -> Iterator[Page]:
    """A page with all links for each record that has too many for its own."""
    writer = writer_at(3)
    for ref, groups in sorted(writer.casebook.backlinks.items()):
        if ref not in writer.casebook.catalog.records or _number(groups) <= MANY:
            continue
        name = writer.brief(ref)
        yield from Carried(
            ref,
            PART,
            f"{name}: what links here",
            f"All pages that link to {name}, by the role that it has there.",
            tuple((role, other) for role, refs in groups for other in refs),
            lambda item: weight(writer.link(item[1])) + BETWEEN,
            _write,
        ).pages(writer_at)


def _write(items: list[tuple[str, Ref]], writer: Writer) -> Iterator[Section]:
    groups = groupby(items, key=lambda item: item[0])
    shown = [(role, [ref for _, ref in found], 0) for role, found in groups]
    html = writer.render("backlinks", groups=shown, path="")
    yield Section("backlinks", "What links here", html, indexed=False)


def _path(ref: Ref) -> str:
    return f"{ref.kind}/{ref.slug}/{PART}/"


def _number(groups: Groups) -> int:
    return sum(len(refs) for _, refs in groups)
