"""The intake: from a folder to a casebook, or to all that is wrong with its files."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
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
from casebook.records.binding import bind, bind_map, bind_record
from casebook.records.kinds import KINDS
from casebook.records.references import Ref
from casebook.records.sources import ParagraphMap, Removed, Source, Tombstone
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
    removed: dict[Ref, Stored[Removed]] = {}
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
        elif isinstance(record, Removed):
            removed[ref] = Stored(ref, record, document.file, document.node)
        else:
            records[ref] = Stored(ref, record, document.file, document.node)
    maps, torn, unmapped = _maps(root)
    problems += unmapped
    evidence, unproved, damages = _evidence(root, maps, torn)
    problems += damages
    catalog = Catalog(
        records, tombstones, maps, frozenset(broken), torn, evidence, unproved, removed
    )
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
        misfits = _misfits(maps.get(ref))
        known, damages = ((), ()) if misfits else _known(root, ref, maps.get(ref), ref in files)
        if ref not in torn:
            problems += [*misfits, *damages]
        if misfits or damages:
            damaged.add(ref)
        elif known:
            evidence[ref] = known
    return evidence, frozenset(damaged), problems


def _misfits(stored: Stored[ParagraphMap] | None) -> list[Problem]:
    """What was changed by hand in the commitments of a map."""
    return [
        stored.problem(
            "evidence",
            path,
            message,
            "Restore the file as it was committed, or make the commitment anew: casebook seed TEXT "
            f"--source {stored.ref} --replace.",
        )
        for path, message in (stored.record.misfits() if stored else ())
        if stored
    ]


def _known(
    root: Path, ref: Ref, stored: Stored[ParagraphMap] | None, has_proofs: bool
) -> tuple[tuple[Known, ...], Sequence[Problem]]:
    """What the proofs of a source open of each text that its map is committed to, or its damage."""
    commitments = [each.sealed for each in stored.record.commitments] if stored else []
    if not has_proofs:
        return tuple(map(Known.nothing, commitments)), ()
    file = Path("seeds", f"{ref.slug}.proofs")
    data, unread = folder.read_bytes(root, file, proofs_file.LARGEST)
    if data is None:
        return (), unread
    known, damage = proofs_file.read(data, file.as_posix(), str(ref), commitments)
    return known or (), damage


def _reference(file: str) -> Ref | None:
    """The reference of the record that a file in data/ holds, whatever is wrong with it."""
    path = PurePosixPath(file)
    try:
        return Ref.parse(f"{path.parent.name}/{path.stem}")
    except ValueError:
        return None
