"""The command quote: proves what records quote, and takes out proofs that they need no more."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from casebook.catalog.casebook import Casebook
from casebook.checks.quotations import quotations_stand
from casebook.commands.command import (
    DONE,
    MISUSE,
    PROBLEMS,
    Command,
    Outcome,
    source_argument,
    text_argument,
)
from casebook.editing.files import put
from casebook.editing.proving import at_hand, committed, proving
from casebook.evidence.commitment import Derive, derived
from casebook.evidence.source_text import source_text
from casebook.intake import read_in
from casebook.problems import Problem, in_order
from casebook.records.references import Ref
from casebook.records.sources import Source


def quote(root: Path, text: Path | None, source: Ref | None, derive: Derive = derived) -> Outcome:
    """Write ``seeds/<slug>.proofs`` with a proof for each quotation of ``source``.

    The words that are proved already need no ``text``; it is asked for where others are quoted.
    Without ``source`` it is the one that the file of ``text`` is named after, or every source.
    """
    casebook = read_in(root).casebook
    if text and source is None:
        source = Ref(Source.KIND, text.stem)
    sources = [source] if source else sorted(casebook.catalog.evidence)
    for each in sources:
        if not committed(casebook.catalog, each):
            remedy = f"Make one from the text: casebook seed TEXT --source {each}."
            if text and source == Ref(Source.KIND, text.stem):
                remedy = "Say whose text it is: --source sources/some-slug."
            return Outcome(f"There is no commitment to a text of {each}. {remedy}", MISUSE)
    if casebook.catalog.broken:
        broken = ", ".join(map(str, sorted(casebook.catalog.broken)))
        reason = f"Nobody can tell what {broken} quote, for their files have problems."
        return Outcome(f"{reason} Run casebook check and correct them first.", PROBLEMS)
    outcomes = [_quote(root, casebook, each, text, derive) for each in sources]
    return Outcome(
        "\n".join(each.text for each in outcomes), max((o.status for o in outcomes), default=DONE)
    )


def _quote(
    root: Path, casebook: Casebook, source: Ref, text: Path | None, derive: Derive
) -> Outcome:
    before = committed(casebook.catalog, source)
    known = casebook
    if text:
        found = at_hand(casebook, source, source_text(text), derive)
        if found.fit is None:
            return Outcome(misfitting(text, source, found.misfits), PROBLEMS)
        known = found.casebook
    elif source in casebook.catalog.unproved:
        return Outcome(
            f"The proofs of {source} are damaged, and only its text can make them anew: casebook "
            f"quote TEXT --source {source}.",
            PROBLEMS,
        )
    made = proving(known, source, before)
    if made.refusal:
        return Outcome(f"{made.refusal} Nothing was written.", PROBLEMS)
    left = unproved(known, source)
    wrote = put(root / "seeds" / f"{source.slug}.proofs", made.text)
    lines = [str(problem) for problem in left]
    if wrote:
        gone = f", {proofs(made.dropped)} that no record needed gone" if made.dropped else ""
        lines.append(f"Wrote seeds/{source.slug}.proofs: {proofs(made.added)} new{gone}.")
    elif not left:
        lines.append(f"All quotations of {source} are proved. Nothing has changed.")
    return Outcome("\n".join(lines), PROBLEMS if left else DONE)


def proofs(number: int) -> str:
    """How many proofs there are, in words."""
    return f"{number or 'no'} proof{'s' * (number != 1)}"


def unproved(casebook: Casebook, source: Ref) -> tuple[Problem, ...]:
    """What is wrong with the quotations that cite ``source``, by what ``casebook`` knows of it."""
    places = {
        (each.stored.file, *each.stored.mark(each.path))
        for each in casebook.quotations
        if any(ref.whole == source for ref in each.cite)
    }
    return in_order(
        problem
        for problem in quotations_stand(casebook)
        if (problem.file, problem.line, problem.column) in places
    )


def misfitting(text: Path, source: Ref, misfits: Sequence[str]) -> str:
    """What to say of a file that is not the text that was committed to."""
    return (
        f"{text} is not the text that seeds/{source.slug}.yml is committed to. {' '.join(misfits)}"
    )


COMMAND = Command(
    "quote",
    "prove what records quote from a source",
    lambda it: quote(it.root, it.text, it.source),
    (text_argument(nargs="?"), source_argument()),
)
