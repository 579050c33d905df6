"""The command verify: compares quotations, locators and prints with the text of a source itself.

It reads the text letter by letter, without a hash, and so proves the proofs.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from casebook.catalog.casebook import Casebook
from casebook.catalog.quotations import Quotation
from casebook.commands.outcome import MISUSE, PROBLEMS, Outcome
from casebook.evidence.document import Document, UnreadableError, document
from casebook.evidence.prints import prints_of
from casebook.evidence.words import tokens
from casebook.intake import take_in
from casebook.problems import Problem, in_order, report
from casebook.records.references import Ref
from casebook.records.sources import Source


def verify(root: Path, text: Path, source: Ref | None) -> Outcome:
    """Compare all that cites ``source`` with its text; without ``source`` the file's name says."""
    try:
        found = document(text)
    except UnreadableError as error:
        return Outcome(str(error), MISUSE)
    casebook = take_in(root).casebook
    source = source or Ref(Source.KIND, text.stem)
    if source not in casebook.catalog.records:
        reason = f"There is no record {source}."
        return Outcome(f"{reason} Say whose text it is: --source sources/some-slug.", MISUSE)
    quotations = [q for q in casebook.quotations if any(r.whole == source for r in q.cite)]
    problems = in_order(
        [
            *_prints(casebook, source, found),
            *_locators(casebook, source, found),
            *(p for each in quotations for p in _quotation(each, source, found)),
        ]
    )
    notes = [note for each in quotations for note in _typed(each, source, found)]
    if casebook.catalog.broken:
        broken = ", ".join(map(str, sorted(casebook.catalog.broken)))
        notes.append(f"Not compared, because they cannot be read: {broken}. Run casebook check.")
    if problems:
        return Outcome("\n".join([*notes, report(problems)]), PROBLEMS)
    cited = sum(len(p) for ref, p in casebook.citations.items() if ref.whole == source)
    notes.append(
        f"{len(quotations)} quotations and {cited} citations of {source} agree with the text, "
        f"and so do the prints of its {len(found.paragraphs)} paragraphs."
    )
    return Outcome("\n".join(notes), PROBLEMS if casebook.catalog.broken else 0)


def standing(found: Document, quotation: Quotation) -> tuple[str, ...]:
    """The paragraphs in which all parts stand in order, read in the text itself."""
    return tuple(
        f"p{number}"
        for number, paragraph in enumerate(found.paragraphs, 1)
        if _holds(" ".join(("", *tokens(paragraph), "")), quotation)
    )


def _holds(text: str, quotation: Quotation) -> bool:
    """Whether the parts stand in ``text``, both with one blank around each word and mark."""
    place = 0
    for run in quotation.runs:
        part = " ".join(("", *run, ""))
        place = text.find(part, place)
        if place < 0 or not run:
            return False
        # The blank at the end of one part is the one at the beginning of the next.
        place += len(part) - 1
    return True


def _quotation(quotation: Quotation, source: Ref, found: Document) -> Iterator[Problem]:
    stands = {source.at(label) for label in standing(found, quotation)}
    printed = {ref for ref in quotation.standing if ref.whole == source}
    if stands != printed:
        where = ", ".join(sorted(str(ref) for ref in stands ^ printed))
        yield quotation.stored.problem(
            "verify",
            quotation.path,
            f"The text and the prints do not agree whether this quotation stands in {where}.",
            f"Make the prints anew: casebook seed TEXT --source {source}.",
        )
    if not stands & set(quotation.cite) and not quotation.proved:
        right = ", ".join(sorted(str(ref) for ref in stands))
        yield quotation.stored.problem(
            "verify",
            quotation.path,
            "This quotation does not stand in the text where it is cited.",
            f"It stands in {right}: write that in cite." if right else "Compare it with the text.",
        )


def _typed(quotation: Quotation, source: Ref, found: Document) -> Iterator[str]:
    """A note for each part that agrees with the text and is typed with other characters."""
    for ref in quotation.cite:
        if ref.whole == source and ref in quotation.standing:
            paragraph = found.paragraphs[int(str(ref.part)[1:]) - 1]
            for part in quotation.parts:
                if " ".join(part.split()) not in paragraph:
                    place = quotation.stored.problem("verify", quotation.path, "", "")
                    yield (
                        f"{place.file}:{place.line}: note: {ref} sets these words with other "
                        f"signs for quotation marks, apostrophes or dashes: {part}"
                    )


def _prints(casebook: Casebook, source: Ref, found: Document) -> Iterator[Problem]:
    file = f"seeds/{source.slug}.prints"
    old, new = casebook.catalog.prints.get(source), prints_of(source, found.paragraphs)
    again = f"Run casebook seed TEXT --source {source}."
    if old is None:
        yield Problem(file, 1, 1, f"There are no prints of {source}.", again, "verify")
    elif len(old.paragraphs) != len(new.paragraphs):
        message = (
            f"The text has {len(new.paragraphs)} paragraphs, the prints {len(old.paragraphs)}."
        )
        yield Problem(file, 1, 1, message, again, "verify")
    else:
        for one, other in zip(old.paragraphs, new.paragraphs, strict=True):
            if one != other:
                message = f"The prints of {one.label} are not those of the text."
                yield Problem(file, 1, 1, message, again, "verify")


def _locators(casebook: Casebook, source: Ref, found: Document) -> Iterator[Problem]:
    labels = {f"p{number}" for number in range(1, len(found.paragraphs) + 1)}
    for locator, places in casebook.citations.items():
        if locator.whole == source and locator.part not in labels:
            for each in places:
                stored = casebook.catalog.records[each.ref.whole]
                message = f"{each.ref} cites {locator}, and the text has no such paragraph."
                remedy = f"Its paragraphs are p1 to p{len(labels)}."
                yield stored.problem("verify", (), message, remedy)
