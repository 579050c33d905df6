"""The command seed: commits to the text of a source, maps it, and proves what records quote."""

from __future__ import annotations

import secrets
from argparse import ArgumentParser, Namespace
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from typing import Literal

from casebook.catalog.casebook import Casebook
from casebook.catalog.catalog import Stored
from casebook.commands.command import (
    DONE,
    MISUSE,
    PROBLEMS,
    Command,
    Outcome,
    argument,
    source_argument,
    text_argument,
)
from casebook.commands.quote import misfitting, proofs, unproved
from casebook.editing.canonical import UnformattedError, canonical
from casebook.editing.files import put
from casebook.editing.mapping import (
    NewMap,
    OldMap,
    added_to,
    begun,
    brought_up_to_date,
    with_commitments,
)
from casebook.editing.proving import at_hand, committed, knowing, proving
from casebook.evidence.commitment import SALT, SCHEME, Whole, whole
from casebook.evidence.known import known_by_text
from casebook.evidence.source_text import SourceText, source_text
from casebook.guide.descriptions import MAP
from casebook.intake import read_in
from casebook.problems import report
from casebook.reading.parser import parse
from casebook.records.binding import bind
from casebook.records.commitments import Committed
from casebook.records.references import Ref
from casebook.records.sources import ParagraphMap

Manner = Literal["first", "replace", "beside"]
"""What becomes of a commitment that is there: nothing, or it is replaced, or one is added to it."""

_OPTIONS = (
    "If our copy was wrong, add --replace; after a release this needs a correction. If the "
    "publisher has changed the document, add --beside, and both texts are kept. Nothing was "
    "written."
)
_KEPT = (
    "Nothing was written. Labels are permanent: most likely a line was added, split or joined in "
    "the text above the first of these. Give the text its old lines, or take the citations away "
    "first."
)
_LOOK = (
    "Look over the roles, and give each new paragraph a section and a gist of at most 15 words of "
    "your own; unused: with the reason where no record will cite it."
)


class _RefusedError(Exception):
    """Why nothing is written; the words say what to do."""


@dataclass(frozen=True, slots=True)
class Reading:
    """What is told of a commitment: which copy was read, by whom, and when."""

    copy_read: str
    read_by: str
    read_on: str


def seed(
    root: Path, text: Path, source: Ref, reading: Reading | None = None, manner: Manner = "first"
) -> Outcome:
    """Write ``seeds/<slug>.yml`` and ``seeds/<slug>.proofs`` if the text asks for it."""
    found = source_text(text)
    if (root / "seeds").is_symlink():
        return Outcome("The folder seeds is a symbolic link. Put a real folder there.", PROBLEMS)
    casebook = read_in(root).casebook
    if source in casebook.catalog.torn:
        reason = f"seeds/{source.slug}.yml cannot be read, so its notes could not be kept."
        return Outcome(f"{reason} Run casebook check and correct it first.", PROBLEMS)
    known = at_hand(casebook, source, found)
    if known.misfits and known.fit is None and manner == "first":
        return Outcome(f"{misfitting(text, source, known.misfits)} {_OPTIONS}", PROBLEMS)
    if known.fit is None and reading is None:
        return Outcome(
            f"Say which copy this is and who has read it: casebook seed TEXT --source {source} "
            "--copy-read 'the page, saved on November 23, 2026' --read-by 'Jane Doe'.",
            MISUSE,
        )
    try:
        if known.fit or reading is None:
            return _written(root, known.casebook, casebook, source, "", ())
        changed, after, changes = _committing(root, casebook, source, found, reading, manner)
        return _written(root, after, casebook, source, changed, changes)
    except _RefusedError as refused:
        return Outcome(str(refused), PROBLEMS)


def _committing(
    root: Path,
    casebook: Casebook,
    source: Ref,
    text: SourceText,
    reading: Reading,
    manner: Manner,
) -> tuple[str, Casebook, Sequence[str]]:
    """The text of the map with a commitment to ``text``, the casebook with it, and what is new."""
    file = f"seeds/{source.slug}.yml"
    stored = casebook.catalog.maps.get(source)
    earlier = stored.record.commitments if stored else ()
    if manner == "replace" and len(earlier) > 1:
        raise _RefusedError(f"{file} has two commitments. Delete the wrong one first.")
    mapped, numbers = _mapped(root, casebook, source, text, beside=manner == "beside")
    if mapped.refusals:
        raise _RefusedError("\n".join([*mapped.refusals, _KEPT]))
    moved = [change for change in mapped.changes if " is now p" in change or " is gone" in change]
    if moved and casebook.catalog.broken:
        broken = ", ".join(map(str, sorted(casebook.catalog.broken)))
        reason = f"Labels would change, and nobody can tell what {broken} cite."
        raise _RefusedError(f"{reason} Nothing was written. Run casebook check and correct them.")
    kept = earlier if manner == "beside" else ()
    replaced = earlier and manner == "replace"
    document = bytes.fromhex(earlier[0].document) if replaced else secrets.token_bytes(SALT)
    made = whole(text.runs[1:], document, numbers)
    commitments = [*map(_fields, kept), _new(made, reading)]
    try:
        changed = canonical(with_commitments(mapped.text, commitments).encode(), MAP, file)
    except UnformattedError as error:
        raise _RefusedError(report(error.problems)) from None
    node = parse(changed.encode(), file)[0]
    record = bind(ParagraphMap, node, file)[0] if node else None
    if node is None or record is None:
        raise _RefusedError(f"{file} could not be written so that it can be read. Nothing was.")
    maps = {**casebook.catalog.maps, source: Stored(source, record, file, node)}
    catalog = replace(casebook.catalog, maps=maps)
    known = [*committed(casebook.catalog, source), known_by_text(made)][-len(commitments) :]
    after = knowing(Casebook(catalog, casebook.wording), source, known)
    size, root_hash = made.commitment.size, made.commitment.root.hex()
    told = f"Committed to {len(numbers)} paragraphs with {size} words and marks: {root_hash}."
    return changed, after, (*mapped.changes, told)


def _mapped(
    root: Path, casebook: Casebook, source: Ref, text: SourceText, *, beside: bool
) -> tuple[NewMap, Sequence[int]]:
    """The paragraphs of the map for ``text``, and the numbers that those of the text have in it."""
    numbers = range(1, len(text.paragraphs) + 1)
    stored = casebook.catalog.maps.get(source)
    if stored is None:
        return begun(source, text), numbers
    commitments = [each.sealed for each in stored.record.commitments]
    sizes = {each.number: each.size for one in reversed(commitments) for each in one.paragraphs}
    in_order = tuple(sizes[number] for number in sorted(sizes))
    old = OldMap((root / stored.file).read_text("utf-8-sig"), stored.node, in_order)
    if beside and commitments:
        return added_to(source, text, old)
    citing = {
        str(ref.part): [each.ref for each in places]
        for ref, places in casebook.citations.items()
        if ref.whole == source and ref.part
    }
    return brought_up_to_date(source, text, old, citing), numbers


def _new(made: Whole, reading: Reading) -> Mapping[str, str | Sequence[str]]:
    """The fields of the commitment to a text."""
    lines = [f"p{each.number} {each.size} {each.root.hex()}" for each in made.commitment.paragraphs]
    return {
        "scheme": SCHEME,
        "document": made.document.hex(),
        "root": made.commitment.root.hex(),
        "copy_read": reading.copy_read,
        "read_by": reading.read_by,
        "read_on": reading.read_on,
        "paragraphs": lines,
    }


def _fields(commitment: Committed) -> Mapping[str, str | Sequence[str]]:
    """The fields of a commitment that is there."""
    values = {name: getattr(commitment, name) for name in type(commitment).model_fields}
    return {
        name: value if isinstance(value, tuple) else str(value) for name, value in values.items()
    }


def _written(
    root: Path, after: Casebook, before: Casebook, source: Ref, changed: str, changes: Sequence[str]
) -> Outcome:
    """Write the map, if it has ``changed``, and the proofs of what records quote."""
    made = proving(after, source, committed(before.catalog, source))
    if made.refusal:
        raise _RefusedError(f"{made.refusal} Nothing was written.")
    files = ((f"seeds/{source.slug}.yml", changed), (f"seeds/{source.slug}.proofs", made.text))
    wrote = [file for file, content in files if content and put(root / file, content)]
    if not wrote:
        return Outcome(f"The seeds of {source} fit the text. Nothing has changed.")
    lines = [*changes, f"Wrote {' and '.join(wrote)}; {proofs(made.added)} new."]
    if any("new" in change for change in changes):
        lines.append(_LOOK)
    if source not in before.catalog.records:
        lines.append(f"There is no record of the source yet: add {source.file}.")
    left = [str(problem) for problem in unproved(after, source)]
    return Outcome(
        "\n".join([*left, *lines, "Then run casebook check."]), PROBLEMS if left else DONE
    )


def _arguments(parser: ArgumentParser) -> None:
    parser.add_argument(
        "--read-on", default=date.today().isoformat(), metavar="DATE", help="when (default: today)"
    )
    manner = parser.add_mutually_exclusive_group()
    for name, words in (
        ("replace", "our copy was wrong: this text takes its place"),
        ("beside", "the publisher has changed the document: commit to this text too"),
    ):
        manner.add_argument(
            f"--{name}",
            dest="manner",
            action="store_const",
            const=name,
            default="first",
            help=words,
        )


def _run(it: Namespace) -> Outcome:
    told = it.copy_read and it.read_by
    reading = Reading(it.copy_read, it.read_by, it.read_on) if told else None
    return seed(it.root, it.text, it.source, reading, it.manner)


COMMAND = Command(
    "seed",
    "map a source, and commit to its text",
    _run,
    (
        text_argument(),
        source_argument(required=True),
        argument("--copy-read", "which copy this is", default="", metavar="WORDS"),
        argument("--read-by", "who has read it", default="", metavar="NAME"),
        _arguments,
    ),
)
