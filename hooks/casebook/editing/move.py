"""Moves: a record gets a new name, and everything that refers to it follows."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path as File

from pydantic import BaseModel

from casebook.catalog.catalog import Catalog, Stored
from casebook.catalog.traversal import Path, leaves, references
from casebook.editing.canonical import UnformattedError, canonical
from casebook.editing.correcting import correct
from casebook.guide.descriptions import MAP
from casebook.guide.json_schema import modeline
from casebook.reading.parser import parse
from casebook.records.binding import bind
from casebook.records.references import Ref
from casebook.records.sources import ParagraphMap, Source


class StuckError(Exception):
    """A file in which a reference cannot be changed by itself; the words say where."""


@dataclass(frozen=True, slots=True)
class Move:
    """What the files hold after a move, by name; the names that are gone; how many refer to it."""

    texts: dict[str, str]
    gone: tuple[str, ...]
    references: int


def move(root: File, catalog: Catalog, old: Ref, new: Ref) -> Move:
    """The move of the record ``old`` to ``new``; `StuckError` where a file resists.

    Nothing is written. The old name keeps a tombstone, and one that led there from the new name
    gives way; the seeds of a source move with it. What was in canonical form still is.
    """
    texts: dict[str, str] = {}
    total = 0
    for stored in catalog.everything():
        text, count = _followed(root, stored, old, new)
        if count and stored.file != new.file:
            texts[stored.file] = _settled(_text(root, stored.file), text, stored)
            total += count
    gone: list[str] = []
    texts[new.file] = texts.pop(old.file, "") or _text(root, old.file)
    texts[old.file] = f"{modeline(old.kind)}\nmoved_to: {new}\n"
    if old.kind == Source.KIND:
        moved = f"seeds/{old.slug}.yml"
        if old in catalog.maps:
            texts[f"seeds/{new.slug}.yml"] = texts.pop(moved, "") or _text(root, moved)
            gone.append(moved)
        proofs = f"seeds/{old.slug}.proofs"
        if (root / proofs).is_file():
            # They name the document, which keeps its name, and nothing of the source.
            texts[f"seeds/{new.slug}.proofs"] = _text(root, proofs)
            gone.append(proofs)
    return Move(texts, tuple(gone), total)


def _settled(before: str, after: str, stored: Stored[BaseModel]) -> str:
    """``after`` in the canonical form, if ``before`` was in it."""
    kind = MAP if isinstance(stored.record, ParagraphMap) else stored.ref.kind
    try:
        if canonical(before.encode(), kind, stored.file) == before:
            return canonical(after.encode(), kind, stored.file)
    except UnformattedError:
        pass
    return after


def _followed(root: File, stored: Stored[BaseModel], old: Ref, new: Ref) -> tuple[str, int]:
    """The text of a file with its references to ``old`` changed, and their number."""
    paths = [path for path, ref in _named(stored.record) if ref.whole == old]
    if not paths:
        return "", 0
    fixes = [stored.fix(path, old, new) for path in dict.fromkeys(paths)]
    text, _ = correct(_text(root, stored.file), stored.node, fixes)
    node = parse(text.encode(), stored.file)[0]
    record = bind(type(stored.record), node, stored.file)[0] if node else None
    wanted = [
        (path, Ref(new.kind, new.slug, ref.part) if ref.whole == old else ref)
        for path, ref in _named(stored.record)
    ]
    if record is None or list(_named(record)) != wanted:
        found = dict(_named(record)) if record else {}
        path = next((path for path in paths if found.get(path, old).whole == old), paths[0])
        line, column = stored.mark(path)
        raise StuckError(f"{stored.file}:{line}:{column}")
    return text, len(paths)


def _named(record: BaseModel) -> Iterator[tuple[Path, Ref]]:
    """The references in a record, and the texts that name a part that is gone."""
    yield from references(record)
    for path, leaf in leaves(record):
        if isinstance(leaf, str) and "#" in leaf and "/" in leaf:
            with suppress(ValueError):
                yield path, Ref.parse(leaf)


def _text(root: File, file: str) -> str:
    return (root / file).read_bytes().decode("utf-8-sig")
