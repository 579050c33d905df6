"""The intake: from a folder to a casebook, or to all that is wrong with its files."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from importlib.resources import files
from pathlib import Path, PurePosixPath

from casebook.catalog.casebook import Casebook
from casebook.catalog.catalog import Catalog, Stored
from casebook.checks import check
from casebook.evidence import proofs_file
from casebook.evidence.known import Known
from casebook.memory import uncollected
from casebook.problems import Problem, in_order
from casebook.reading import folder
from casebook.reading.parser import parse
from casebook.records.base import Record
from casebook.records.binding import KINDS, bind, bind_map, bind_record
from casebook.records.references import Ref
from casebook.records.sources import ParagraphMap, Source, Tombstone
from casebook.records.wording import Wording


@dataclass(frozen=True)
class Intake:
    """What was read, and the problems found; pages may be made only where there are none."""

    casebook: Casebook
    problems: tuple[Problem, ...]


@uncollected()
def take_in(root: Path, only: Collection[str] = ()) -> Intake:
    """Read ``root/data`` and ``root/seeds`` and run the checks, all or those named in ``only``."""
    intake = read_in(root)
    problems = [*intake.problems, *check(intake.casebook, only)]
    return Intake(intake.casebook, in_order(problems))


@uncollected()
def read_in(root: Path) -> Intake:
    """Read ``root/data`` and ``root/seeds`` without running the checks; problems are of files."""
    documents, unread = folder.read(root, KINDS)
    records: dict[Ref, Stored[Record]] = {}
    tombstones: dict[Ref, Stored[Tombstone]] = {}
    problems = list(unread)
    broken = {ref for problem in unread if (ref := _reference(problem.file))}
    for document in documents:
        ref = Ref(document.kind, document.slug)
        record, unbound = bind_record(document.kind, document.node, document.file)
        problems += unbound
        if record is None:
            broken.add(ref)
        elif isinstance(record, Tombstone):
            tombstones[ref] = Stored(ref, record, document.file, document.node)
        else:
            records[ref] = Stored(ref, record, document.file, document.node)
    maps, torn, unmapped = _maps(root)
    problems += unmapped
    evidence, unproved, damages = _evidence(root, maps, torn)
    problems += damages
    catalog = Catalog(records, tombstones, maps, frozenset(broken), torn, evidence, unproved)
    return Intake(Casebook(catalog, wording()), in_order(problems))


def wording() -> Wording:
    """The word lists that come with the package."""
    text = (files("casebook") / "wording.yml").read_bytes()
    node, problems = parse(text, "wording.yml")
    found = bind(Wording, node, "wording.yml")[0] if node else None
    if found is None:
        raise ValueError(f"The package is damaged: {problems or 'wording.yml does not fit'}")
    return found


def _maps(
    root: Path,
) -> tuple[dict[Ref, Stored[ParagraphMap]], frozenset[Ref], list[Problem]]:
    """The maps by the source that their file is named after, those that are broken, and why."""
    maps: dict[Ref, Stored[ParagraphMap]] = {}
    broken: set[Ref] = set()
    problems: list[Problem] = []
    for path in sorted((root / "seeds").glob("*.yml")):
        ref, file = Ref(Source.KIND, path.stem), path.relative_to(root)
        node, unread = folder.read_file(root, file)
        problems += unread
        found, unbound = bind_map(node, file.as_posix()) if node else (None, [])
        problems += unbound
        if node and found:
            maps[ref] = Stored(ref, found, file.as_posix(), node)
        else:
            broken.add(ref)
    return maps, frozenset(broken), problems


def _evidence(
    root: Path, maps: Mapping[Ref, Stored[ParagraphMap]], torn: Collection[Ref]
) -> tuple[dict[Ref, tuple[Known, ...]], frozenset[Ref], list[Problem]]:
    """What is proved of the sources with a commitment, those whose proofs are damaged, and why."""
    evidence: dict[Ref, tuple[Known, ...]] = {}
    damaged: set[Ref] = set()
    problems: list[Problem] = []
    files = {Ref(Source.KIND, path.stem) for path in (root / "seeds").glob("*.proofs")}
    for ref in sorted(files | maps.keys()):
        file = Path("seeds", f"{ref.slug}.proofs")
        stored = maps.get(ref)
        commitments = [each.sealed for each in stored.record.commitments] if stored else []
        known: tuple[Known, ...] | None = tuple(Known.nothing(each) for each in commitments)
        if ref in files and ref not in torn:
            data, unread = folder.read_bytes(root, file, proofs_file.LARGEST)
            damage: tuple[Problem, ...] = ()
            if data is not None:
                known, damage = proofs_file.read(data, file.as_posix(), str(ref), commitments)
            problems += [*unread, *damage]
            if data is None or known is None:
                damaged.add(ref)
                continue
        if known:
            evidence[ref] = known
    return evidence, frozenset(damaged), problems


def _reference(file: str) -> Ref | None:
    """The reference of the record that a file in data/ holds, whatever is wrong with it."""
    path = PurePosixPath(file)
    try:
        return Ref.parse(f"{path.parent.name}/{path.stem}")
    except ValueError:
        return None
