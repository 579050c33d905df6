"""The command find: tells in which paragraph words stand, among those quoted or in a text."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from casebook.catalog.casebook import Casebook
from casebook.commands.command import MISUSE, PROBLEMS, Command, Outcome, argument, source_argument
from casebook.commands.quote import misfitting
from casebook.editing.proving import at_hand
from casebook.evidence.source_text import source_text
from casebook.evidence.words import Tokens, is_word, tokens
from casebook.intake import read_in
from casebook.records.references import Ref
from casebook.records.sources import Source


def find(root: Path, words: str, text: Path | None = None, source: Ref | None = None) -> Outcome:
    """Say which paragraphs hold ``words``, in whatever letter case, and what is drawn from each.

    Searched are the words that records quote; with the ``text`` of a source, all of its words.
    """
    run = tuple(map(str.lower, tokens(words)))
    if not any(map(is_word, run)):
        return Outcome("Name the words to look for, as in: casebook find 'lack of bylaws'.", MISUSE)
    casebook = read_in(root).casebook
    if text:
        source = source or Ref(Source.KIND, text.stem)
        known = at_hand(casebook, source, source_text(text))
        if known.misfits and known.fit is None:
            return Outcome(misfitting(text, source, known.misfits), PROBLEMS)
        casebook = known.casebook
    if not any(casebook.catalog.evidence.values()):
        return Outcome("There is no evidence of any source yet: casebook seed makes it.", PROBLEMS)
    found = _places(casebook, run)
    if not found:
        return Outcome(_nothing(casebook, run, everything=text is not None), PROBLEMS)
    return Outcome("\n\n".join(_shown(casebook, locator) for locator in found))


def _places(casebook: Casebook, run: Tokens) -> Sequence[Ref]:
    """The paragraphs in which ``run``, in small letters, stands."""
    wanted = f" {' '.join(run)} "
    found = (
        source.at(f"p{number}")
        for source, texts in sorted(casebook.catalog.evidence.items())
        for known in texts
        for number, page in known.pages.items()
        if wanted in page.line.lower()
    )
    return list(dict.fromkeys(found))


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


def _nothing(casebook: Casebook, run: Tokens, *, everything: bool) -> str:
    """What to do when the words stand nowhere together: the longest run of them that does stand."""
    where = "no text" if everything else "no quotation"
    lines = [f"“{' '.join(run)}” is in {where}."]
    for length in range(len(run) - 1, 1, -1):
        parts = [run[start : start + length] for start in range(len(run) - length + 1)]
        hits = [(part, ref) for part in parts for ref in _places(casebook, part)]
        if hits:
            lines += [f"“{' '.join(part)}” is in {ref}." for part, ref in hits]
            break
    if not everything:
        lines.append(
            "Only quoted words can be found without the text. With it: casebook find WORDS --text "
            "TEXT --source sources/SLUG."
        )
    return "\n".join(lines)


COMMAND = Command(
    "find",
    "tell in which paragraphs words stand",
    lambda it: find(it.root, " ".join(it.words), it.text, it.source),
    (
        argument("words", "words that stand side by side", nargs="+", metavar="WORDS"),
        argument("--text", "search this text, not only what is quoted", type=Path),
        source_argument(),
    ),
)
