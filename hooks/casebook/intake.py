"""The intake: from a folder to a casebook, or to all that is wrong with its files."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Sequence
from collections.abc import Mapping as Table
from dataclasses import dataclass, replace
from functools import cache, partial
from importlib.resources import files
from itertools import islice
from pathlib import Path, PurePosixPath
from typing import Any, TypeVar

from casebook.catalog.casebook import Casebook
from casebook.catalog.catalog import Catalog, Stored
from casebook.catalog.narrowing import touched
from casebook.checks import check
from casebook.evidence import proofs_file
from casebook.evidence.known import Known
from casebook.memory import uncollected
from casebook.problems import Problem, in_order
from casebook.reading import folder
from casebook.reading.folder import Document
from casebook.reading.nodes import Mapping
from casebook.reading.parser import parse
from casebook.records.base import Record
from casebook.records.binding import bind, bind_record
from casebook.records.kinds import KINDS
from casebook.records.references import AN_ADDRESS, NO_REFERENCE, Ref
from casebook.records.sources import ParagraphMap, Removed, Source, Tombstone
from casebook.records.wording import Wording

Made = TypeVar("Made")


@dataclass(frozen=True)
class Intake:
    """What was read, and the problems found; pages may be made only where there are none."""

    casebook: Casebook
    problems: tuple[Problem, ...]


class Remembered:
    """What was read before, for who reads one folder again and again.

    What is made of the same as the last time, such as the bytes of a file, is the same object as
    then, so that others see at once which records have changed. One that is not ``lasting``
    remembers nothing.
    """

    def __init__(self, *, lasting: bool = True) -> None:
        self._lasting = lasting
        self._before: dict[tuple[str, str], tuple[tuple[object, ...], Any]] = {}
        self._now: dict[tuple[str, str], tuple[tuple[object, ...], Any]] = {}
        self.good: Catalog | None = None
        """The last one without a problem."""

    def begin(self) -> None:
        """Begin to read anew; what is not asked for this time is forgotten the next time."""
        self._before, self._now = self._now, {}

    def tell(self, what: str, file: str, made: object, *of: object) -> None:
        """Tell beforehand what :meth:`once` would make of ``of``."""
        self._now[what, file] = (of, made)

    def once(self, what: str, file: str, make: Callable[..., Made], *of: object) -> Made:
        """What ``make`` makes of ``of``, or has made of the same at the last reading."""
        if not self._lasting:
            return make(*of)
        known = self._before.get((what, file))
        made: Made = known[1] if known and known[0] == of else make(*of)
        self._now[what, file] = (of, made)
        return made


@uncollected()
def take_in(root: Path, only: Collection[str] = (), remembered: Remembered | None = None) -> Intake:
    """Read ``root/data`` and ``root/seeds`` and run the checks, all or those named in ``only``.

    With what is ``remembered`` of the last time, only what has changed is read and checked.
    """
    intake = read_in(root, remembered)
    if remembered and remembered.good and not intake.problems:
        among = touched(remembered.good, intake.casebook.catalog)
        if not check(intake.casebook, only, among):
            remembered.good = intake.casebook.catalog
            return intake
    problems = in_order([*intake.problems, *check(intake.casebook, only)])
    if remembered and not problems:
        remembered.good = intake.casebook.catalog
    return Intake(intake.casebook, problems)


@uncollected()
def read_in(root: Path, remembered: Remembered | None = None) -> Intake:
    """Read ``root/data`` and ``root/seeds`` without running the checks; problems are of files."""
    memory = remembered or Remembered(lasting=False)
    memory.begin()
    documents, unread = folder.read(root, KINDS, partial(_parsed, memory))
    records: dict[Ref, Stored[Record]] = {}
    tombstones: dict[Ref, Stored[Tombstone]] = {}
    removed: dict[Ref, Stored[Removed]] = {}
    problems = list(unread)
    broken = {ref for problem in unread if (ref := _reference(problem.file))}
    for document in documents:
        bound, unbound = memory.once("record", document.file, _bound, document)
        problems += unbound
        if bound is None:
            broken.add(Ref(document.kind, document.slug))
        elif isinstance(bound.record, Tombstone):
            tombstones[bound.ref] = bound
        elif isinstance(bound.record, Removed):
            removed[bound.ref] = bound
        else:
            records[bound.ref] = bound
    maps, torn, unmapped = _maps(root, memory)
    problems += unmapped
    evidence, unproved, damages = _evidence(root, maps, torn, memory)
    problems += damages
    catalog = Catalog(
        records, tombstones, maps, frozenset(broken), torn, evidence, unproved, removed
    )
    problems = [_with_record(problem, records) for problem in problems]
    return Intake(Casebook(catalog, wording()), in_order(problems))


def _with_record(problem: Problem, records: Table[Ref, Stored[Record]]) -> Problem:
    """``problem``; if it is an address, a name or a bare slug in the place of a reference, with the
    record that has it.
    """
    found = re.match(rf"'(.+?)(#[a-z0-9-]+)?' (?:{AN_ADDRESS}|{NO_REFERENCE})", problem.message)
    if not found:
        return problem
    said, part = found[1].rstrip("/"), found[2] or ""
    meant: list[str] = []
    for ref, stored in records.items():
        record = stored.record
        if isinstance(record, Source) and record.url and record.url.rstrip("/") == said:
            return replace(problem, remedy=f"Write {ref}, which has this address.")
        if said == ref.slug or said.casefold() in map(str.casefold, (record.name, record.brief)):
            meant.append(f"{ref}{part}")
    return replace(problem, remedy=f"Did you mean {' or '.join(meant)}?") if meant else problem


def _parsed(
    memory: Remembered, data: bytes, file: str
) -> tuple[Mapping | None, tuple[Problem, ...]]:
    return memory.once("nodes", file, parse, data, file)


def _bound(document: Document) -> tuple[Stored[Any] | None, list[Problem]]:
    """The record, tombstone or removal that a file holds, or what does not fit."""
    ref = Ref(document.kind, document.slug)
    record, unbound = bind_record(document.kind, document.node, document.file)
    return (Stored(ref, record, document.file, document.node) if record else None), unbound


@cache
def wording() -> Wording:
    """The word lists that come with the package."""
    text = (files("casebook") / "wording.yml").read_bytes()
    node, problems = parse(text, "wording.yml")
    found = bind(Wording, node, "wording.yml")[0] if node else None
    if found is None:
        raise ValueError(f"The package is damaged: {problems or 'wording.yml does not fit'}")
    return found


def _maps(
    root: Path, memory: Remembered
) -> tuple[dict[Ref, Stored[ParagraphMap]], frozenset[Ref], list[Problem]]:
    """The maps by the source that their file is named after, those that are broken, and why."""
    maps: dict[Ref, Stored[ParagraphMap]] = {}
    broken: set[Ref] = set()
    problems: list[Problem] = []
    for path in sorted((root / "seeds").glob("*.yml")):
        ref, file = Ref(Source.KIND, path.stem), path.relative_to(root)
        node, unread = folder.read_file(root, file, partial(_parsed, memory))
        problems += unread
        found, unbound = (
            memory.once("map", file.as_posix(), _mapped, ref, node, file.as_posix())
            if node
            else (None, [])
        )
        problems += unbound
        if found:
            maps[ref] = found
        else:
            broken.add(ref)
    misnamed = {stored.record.source for stored in maps.values()} - maps.keys()
    return maps, frozenset(broken | misnamed), problems


def _mapped(
    ref: Ref, node: Mapping, file: str
) -> tuple[Stored[ParagraphMap] | None, list[Problem]]:
    found, unbound = bind(ParagraphMap, node, file)
    return (Stored(ref, found, file, node) if found else None), unbound


def _evidence(
    root: Path,
    maps: Table[Ref, Stored[ParagraphMap]],
    torn: Collection[Ref],
    memory: Remembered,
) -> tuple[dict[Ref, tuple[Known, ...]], frozenset[Ref], list[Problem]]:
    """What is proved of the sources with a commitment, those whose proofs are damaged, and why."""
    evidence: dict[Ref, tuple[Known, ...]] = {}
    damaged: set[Ref] = set()
    problems: list[Problem] = []
    files = {Ref(Source.KIND, path.stem) for path in (root / "seeds").glob("*.proofs")}
    for ref in sorted(files | maps.keys()):
        file = f"seeds/{ref.slug}.proofs"
        read = folder.read_bytes(root, Path(file), proofs_file.LARGEST) if ref in files else None
        known, damages = memory.once("proofs", file, _known, file, ref, maps.get(ref), read)
        if ref not in torn:
            problems += damages
        if damages:
            damaged.add(ref)
        elif known:
            evidence[ref] = known
    return evidence, frozenset(damaged), problems


def _known(
    file: str,
    ref: Ref,
    stored: Stored[ParagraphMap] | None,
    read: tuple[bytes | None, tuple[Problem, ...]] | None,
) -> tuple[tuple[Known, ...], Sequence[Problem]]:
    """What the proofs of a source open of each text that its map is committed to, or its damage.

    ``read`` is what the file of the proofs holds, or why it cannot be read, if there is one.
    """
    misfits = _misfits(stored)
    if misfits:
        return (), misfits
    commitments = [each.sealed for each in stored.record.commitments] if stored else []
    if read is None:
        return tuple(map(Known.nothing, commitments)), ()
    data, unread = read
    if data is None:
        return (), unread
    known, damage = proofs_file.read(data, file, str(ref), commitments)
    return known or (), damage


def _misfits(stored: Stored[ParagraphMap] | None) -> list[Problem]:
    """What was changed by hand in the commitments of a map; the rest mostly follows from it."""
    misfits = stored.record.misfits() if stored else ()
    return [
        stored.problem(
            "evidence",
            path,
            message,
            "Restore the file as it was committed, or make the commitment anew: casebook seed TEXT "
            f"--source {stored.ref} --replace.",
        )
        for path, message in islice(misfits, 1)
        if stored
    ]


def _reference(file: str) -> Ref | None:
    """The reference of the record that a file in data/ holds, whatever is wrong with it."""
    path = PurePosixPath(file)
    try:
        return Ref.parse(f"{path.parent.name}/{path.stem}")
    except ValueError:
        return None
