"""Check of our own words: nothing of a source is copied but what stands in quotation marks.

Nothing quick is published about words that are not quoted, so a build compares with the quoted
words only. `casebook verify TEXT` compares everything with the text itself, by the same functions.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from itertools import pairwise

from pydantic import BaseModel

from casebook.catalog.casebook import Casebook
from casebook.catalog.catalog import Catalog, Stored
from casebook.catalog.traversal import Path
from casebook.checks.check import Check
from casebook.evidence.known import Known
from casebook.evidence.words import Tokens, count, joined, tokens
from casebook.problems import Problem
from casebook.records.prose import Prose
from casebook.records.references import Ref
from casebook.records.wording import QUOTED

LONGEST_RUN = 7
"""Words in a row that may be those of a source (design, "Editorial standard", 6)."""

BREAK = " \u241e "
"""Stands where words are not ours to choose; no source has this sign."""

REMEDY = "Say it in our own words, or quote it in “ ” with its speaker."

_SIZE = LONGEST_RUN + 1
_WORD = re.compile(r"\w+")


def _own_words_are_ours(casebook: Casebook) -> Iterator[Problem]:
    catalog = casebook.catalog
    sources = Sources(catalog.evidence)
    if not sources.windows:
        return
    names: Names | None = None
    for stored in (*catalog.records.values(), *catalog.maps.values()):
        for path, text in _texts(stored):
            if not sources.copied(text):
                continue
            names = names or Names(catalog)
            for locator, run in sources.copied(names.taken_out(text)):
                message = f"“{joined(run)}” are the words of {locator}."
                yield stored.problem("own-words", path, message, REMEDY)


class Sources:
    """The runs of eight words and marks that are known of sources, and who copies them."""

    def __init__(self, evidence: Mapping[Ref, Iterable[Known]]) -> None:
        self.windows: dict[Tokens, Ref] = {}
        self._pairs: set[tuple[str, str]] = set()
        for source, texts in evidence.items():
            for known in texts:
                for number, page in known.pages.items():
                    for run in page.runs:
                        self._add(source.at(f"p{number}"), run)

    def _add(self, locator: Ref, run: Tokens) -> None:
        if len(run) < _SIZE:
            return
        for window in _windows(_folded(run)):
            self.windows.setdefault(window, locator)
        words = _WORD.findall(" ".join(run).lower())
        self._pairs.update(pairwise(words))

    def without(self, others: Sources) -> Sources:
        """These runs but for those that ``others`` have too."""
        left = Sources({})
        left.windows = {run: at for run, at in self.windows.items() if run not in others.windows}
        left._pairs = self._pairs
        return left

    def copied(self, text: str) -> list[tuple[Ref, Tokens]]:
        """The stretches of ``text`` of eight words or more that are known, with their place."""
        # A stretch of eight words has two neighbors at every seventh place: most texts go here.
        words = _WORD.findall(text.lower())
        if not any(
            (words[n], words[n + 1]) in self._pairs for n in range(0, len(words) - 1, LONGEST_RUN)
        ):
            return []
        run = tokens(text)
        stretches: list[tuple[Ref, int, int]] = []
        for start, window in enumerate(_windows(_folded(run))):
            locator = self.windows.get(window)
            if locator is None:
                continue
            if stretches and start < stretches[-1][2]:
                stretches[-1] = (*stretches[-1][:2], start + _SIZE)
            else:
                stretches.append((locator, start, start + _SIZE))
        # Eight tokens can be seven words and a comma.
        found = [(locator, run[start:end]) for locator, start, end in stretches]
        return [(locator, each) for locator, each in found if count(each) > LONGEST_RUN]


class Names:
    """The names of all records, which are nobody's words."""

    def __init__(self, catalog: Catalog) -> None:
        names = {name for each in catalog.names.values() for name in each}
        forms = names | {name.replace("'", "’") for name in names}
        self._longest_first = sorted(forms, key=lambda name: (-len(name), name))
        # Of a record that cannot be read, the name is likely that of its file.
        self._likely = [ref.slug.replace("-", " ") for ref in sorted(catalog.broken)]

    def taken_out(self, text: str) -> str:
        """``text`` with a break in the place of each name."""
        for name in self._longest_first:
            if name in text:
                text = text.replace(name, BREAK)
        for name in self._likely:
            text = re.sub(re.escape(name), BREAK, text, flags=re.IGNORECASE)
        return text


def _texts(stored: Stored[BaseModel]) -> Iterator[tuple[Path, str]]:
    """Our own texts without what is quoted in them; a link without words is a name."""
    for path, leaf in stored.texts:
        if isinstance(leaf, Prose):
            text = leaf.plain(lambda _: BREAK)
        elif _is_ours(stored, path):
            text = leaf
        else:
            continue
        yield path, QUOTED.sub(BREAK, text) if "“" in text else text


def _is_ours(stored: Stored[BaseModel], path: Path) -> bool:
    declared = stored.declared(path)
    return declared.ours or declared.heading


def _folded(run: Tokens) -> Tokens:
    """The run in small letters: a sentence that is copied may begin otherwise."""
    return tuple(map(str.lower, run))


def _windows(run: Tokens) -> Iterator[Tokens]:
    for start in range(len(run) - _SIZE + 1):
        yield run[start : start + _SIZE]


CHECKS = (
    Check(
        "own-words",
        "No eight quoted words in a row appear in our own text, names excepted.",
        _own_words_are_ours,
    ),
)
