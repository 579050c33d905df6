"""The command find: tells in which paragraph words stand, from the prints alone."""

from __future__ import annotations

from itertools import product
from pathlib import Path

from casebook.catalog.casebook import Casebook
from casebook.commands.outcome import MISUSE, PROBLEMS, Outcome
from casebook.evidence.prints import Place, Prints, fingerprint
from casebook.evidence.proof import cases
from casebook.evidence.words import Tokens, is_word, tokens
from casebook.intake import take_in
from casebook.records.references import Ref


def find(root: Path, words: str) -> Outcome:
    """Say which paragraphs hold ``words``, in whatever letter case, and what rests on each."""
    run = tokens(words)
    if not any(map(is_word, run)):
        return Outcome("Name the words to look for, as in: casebook find 'lack of bylaws'.", MISUSE)
    casebook = take_in(root).casebook
    prints = casebook.catalog.prints
    if not prints:
        return Outcome("No source has prints yet: casebook seed makes them.", PROBLEMS)
    found = [place for source in sorted(prints) for place in places(prints[source], run)]
    if not found:
        return Outcome(_nothing(casebook, run), PROBLEMS)
    return Outcome("\n\n".join(_shown(casebook, locator) for locator in found))


def places(prints: Prints, run: Tokens) -> tuple[Ref, ...]:
    """The paragraphs in which ``run`` stands, each word in any letter case."""
    forms = [cases(token) for token in run]
    if len(run) == 1:
        starts = {place for form in forms[0] for place in prints.places((form,))}
    else:
        starts = _pairs(prints, forms[0], forms[1])
        for offset in range(1, len(run) - 1):
            pairs = _pairs(prints, forms[offset], forms[offset + 1])
            starts &= {Place(p.label, p.start - offset) for p in pairs if p.start is not None}
    labels = {place.label for place in starts}
    return tuple(prints.source.at(each.label) for each in prints.paragraphs if each.label in labels)


def _pairs(prints: Prints, one: Tokens, other: Tokens) -> set[Place]:
    return {place for pair in product(one, other) for place in prints.at(fingerprint(pair), 2)}


def _shown(casebook: Casebook, locator: Ref) -> str:
    paragraph = casebook.catalog.paragraph(locator)
    lines = [str(locator)]
    if paragraph and paragraph.section:
        lines.append(f"  section: {paragraph.section}")
    if paragraph and paragraph.sensitive:
        lines.append("  about: told on the page of the source only (sensitive)")
    elif paragraph and paragraph.gist:
        lines.append(f"  about: {paragraph.gist}")
    if paragraph and paragraph.unused:
        lines.append(f"  unused: {paragraph.unused}")
    resting = casebook.citations.get(locator, ())
    lines += [f"  cited by {ref}" for ref in dict.fromkeys(each.ref for each in resting)]
    return "\n".join(lines)


def _nothing(casebook: Casebook, run: Tokens) -> str:
    """What to do when the words stand nowhere together: the longest run of them that does stand."""
    prints = casebook.catalog.prints
    lines = [f"“{' '.join(run)}” stands in no source that has prints."]
    for length in range(len(run) - 1, 1, -1):
        parts = [run[start : start + length] for start in range(len(run) - length + 1)]
        hits = [
            (part, r) for part in parts for s in sorted(prints) for r in places(prints[s], part)
        ]
        if hits:
            lines += [f"“{' '.join(part)}” stands in {ref}." for part, ref in hits]
            break
    else:
        lines.append("Look for fewer words, and only for words that stand side by side.")
    others = sum(ref not in prints for ref in casebook.catalog.maps)
    if others:
        lines.append(f"{others} mapped sources have no prints and were not searched.")
    return "\n".join(lines)
