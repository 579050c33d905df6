"""The command verify: compares all that rests on a source with the text of the source itself.

It proves the proofs: the commitment, every salt, every quotation and locator is compared with the
text, and our own words with all of it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import chain
from pathlib import Path

from casebook.catalog.casebook import Casebook
from casebook.catalog.quotations import Quotation
from casebook.checks.own_words import BREAK, REMEDY, Names, Sources
from casebook.commands.command import (
    MISUSE,
    PROBLEMS,
    Command,
    Outcome,
    source_argument,
    text_argument,
)
from casebook.commands.quote import misfitting, unproved
from casebook.editing.proving import at_hand, committed
from casebook.evidence.commitment import Derive, derived
from casebook.evidence.fitting import Fit
from casebook.evidence.known import Known
from casebook.evidence.source_text import source_text
from casebook.evidence.words import Tokens, joined, sentences
from casebook.intake import read_in
from casebook.problems import Problem, in_order, report
from casebook.records.references import Ref
from casebook.records.sources import Source

_FOLDERS = ("data", "docs", "seeds")
_QUOTED = re.compile("“[^”]{0,600}”")
_WORD = re.compile(r"\w+")
_ENDINGS = frozenset({".yml", ".yaml", ".md", ".txt", ".html", ".json"})


def verify(root: Path, text: Path, source: Ref | None, derive: Derive = derived) -> Outcome:
    """Compare all that cites ``source`` with its text; without ``source`` the file's name says."""
    found = source_text(text)
    casebook = read_in(root).casebook
    source = source or Ref(Source.KIND, text.stem)
    if source not in casebook.catalog.records:
        reason = f"There is no record {source}."
        return Outcome(f"{reason} Say whose text it is: --source sources/some-slug.", MISUSE)
    if not committed(casebook.catalog, source):
        reason = f"There is no commitment to a text of {source}."
        return Outcome(f"{reason} Make one: casebook seed TEXT --source {source}.", PROBLEMS)
    known = at_hand(casebook, source, found, derive)
    if known.fit is None:
        remedy = (
            "Nothing was compared. Read the copy that the map names, or see what has changed since."
        )
        return Outcome(f"{misfitting(text, source, known.misfits)} {remedy}", PROBLEMS)
    problems = in_order(
        [
            *_proofs(casebook, source, known.fits),
            *_locators(casebook, source),
            *_sentences(casebook, source, known.fit),
            *unproved(known.casebook, source),
            *_own_words(root, casebook, known.casebook, source),
        ]
    )
    quotations = [
        each for each in casebook.quotations if any(ref.whole == source for ref in each.cite)
    ]
    notes = [note for each in quotations for note in _typed(each, source, known.fit)]
    if casebook.catalog.broken:
        broken = ", ".join(map(str, sorted(casebook.catalog.broken)))
        notes.append(f"Not compared, because they cannot be read: {broken}. Run casebook check.")
    if problems:
        return Outcome("\n".join([*notes, report(problems)]), PROBLEMS)
    cited = sum(len(p) for ref, p in casebook.citations.items() if ref.whole == source)
    notes.append(
        f"{len(quotations)} quotations and {cited} citations of {source} agree with the text, "
        f"and so do its commitment {known.fit.text.commitment.root.hex()}, every salt, and the "
        "words of data, docs and seeds."
    )
    return Outcome("\n".join(notes), PROBLEMS if casebook.catalog.broken else 0)


def _proofs(casebook: Casebook, source: Ref, fits: tuple[Fit | None, ...]) -> Iterator[Problem]:
    """The proofs whose words or salts are not those that the text gives, read without a hash."""
    for known, fit in zip(committed(casebook.catalog, source), fits, strict=True):
        if fit is None:
            continue
        for proof in known.proofs:
            span = slice(*proof.span)
            words = fit.text.paragraphs[proof.number][span]
            if (words, fit.text.salts(proof.number)[span]) != (proof.words, proof.salts):
                message = f"This proof of p{proof.number} is not the one that the text gives."
                remedy = f"Make it anew: casebook quote TEXT --source {source}."
                file = f"seeds/{source.slug}.proofs"
                yield Problem(file, proof.line, 1, message, remedy, "verify")


def _locators(casebook: Casebook, source: Ref) -> Iterator[Problem]:
    """Citations of paragraphs that no text of the source has."""
    known: tuple[Known, ...] = committed(casebook.catalog, source)
    labels = {f"p{number}" for number in chain.from_iterable(each.pages for each in known)}
    for locator, places in casebook.citations.items():
        if locator.whole == source and locator.part not in labels:
            for each in places:
                stored = casebook.catalog.records[each.ref.whole]
                message = f"{each.ref} cites {locator}, and the text has no such paragraph."
                remedy = f"Its paragraphs are p1 to p{len(labels)}."
                yield stored.problem("verify", (), message, remedy)


def _sentences(casebook: Casebook, source: Ref, fit: Fit) -> Iterator[Problem]:
    """Numbers of sentences in the map that are not those of the text."""
    stored = casebook.catalog.maps[source]
    for place, paragraph in enumerate(stored.record.paragraphs):
        line = fit.lines.get(place + 1)
        if paragraph.sentences and line and int(paragraph.sentences) != sentences(line):
            number, path = sentences(line), ("paragraphs", place, "sentences")
            told = f"{paragraph.label} has {number} sentences in the text.", f"Write {number}."
            yield stored.problem("verify", path, *told)


def _own_words(root: Path, casebook: Casebook, whole: Casebook, source: Ref) -> Iterator[Problem]:
    """Runs of eight words of the text in our files, outside quotation marks and names.

    Words that are proved to be quoted stand without marks in the field that quotes them; in data
    and seeds they are the business of the check, and left out here.
    """
    everything = Sources({source: whole.catalog.evidence[source]})
    hidden = everything.without(Sources({source: committed(casebook.catalog, source)}))
    names = Names(casebook.catalog)
    for file in sorted(path for folder in _FOLDERS for path in (root / folder).rglob("*")):
        if file.suffix not in _ENDINGS or not file.is_file() or file.is_symlink():
            continue
        name = file.relative_to(root).as_posix()
        copies = everything if name.startswith("docs/") else hidden
        text = file.read_text("utf-8", errors="replace")
        passage = _QUOTED.sub(BREAK, " ".join(text.split()))
        if copies.copied(passage):
            for locator, run in copies.copied(names.taken_out(passage)):
                message = f"“{joined(run)}” are the words of {locator}."
                yield Problem(name, _line(text, run), 1, message, REMEDY, "own-words")


def _line(text: str, run: Tokens) -> int:
    """The line on which ``run`` begins in ``text``."""
    words = _WORD.findall(" ".join(run))
    begins = re.search(r"[\W_]+".join(map(re.escape, words)), text)
    return text[: begins.start() if begins else 0].count("\n") + 1


def _typed(quotation: Quotation, source: Ref, fit: Fit) -> Iterator[str]:
    """A note for each part that agrees with the text and is typed with other characters."""
    ref = quotation.proved
    line = fit.lines.get(int(str(ref.part)[1:])) if ref and ref.whole == source else None
    for part in quotation.parts if line else ():
        if " ".join(part.split()) not in str(line):
            place = f"{quotation.stored.file}:{quotation.stored.mark(quotation.path).line}"
            yield (
                f"{place}: note: {ref} sets these words with other signs for "
                f"quotation marks, apostrophes or dashes: {part}"
            )


COMMAND = Command(
    "verify",
    "compare all that cites a source with its text",
    lambda it: verify(it.root, it.text, it.source),
    (text_argument(), source_argument()),
)
