"""The measure of the proof: 100,000 altered quotations, of which not one may be accepted.

The quotations of data/ are altered as people alter them, against the real proofs: a word changed,
misspelt, added or left out, a negation dropped or put in, the order of words changed, fragments
joined as if nothing were between them, parts of a cut quotation exchanged, marks changed. Then the
altered words are put into the proof itself, with all the salts that are known.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from random import Random

from casebook.catalog.quotations import Quotation
from casebook.evidence.known import Known
from casebook.evidence.proof import opened
from casebook.evidence.tree import ProofError
from casebook.evidence.words import Tokens, is_word
from casebook.intake import take_in
from intensity import LONG
from projects import ROOT

NUMBER = 100_000 if LONG else 5_000
SEED = 20210212
NEGATIONS = frozenset({"not", "no", "nothing", "never", "without", "isn't", "aren't", "but"})
LETTERS = "abcdefghijklmnopqrstuvwxyz"

Parts = tuple[Tokens, ...]


@dataclass
class Alteration:
    """What the ways to alter a quotation draw from."""

    random: Random
    words: list[str]
    """The words of all quotations."""
    runs: list[Tokens] = field(default_factory=list)
    """The quotations from the same paragraph, the altered one not among them."""

    def changed(self, run: Tokens) -> Parts:
        """One word becomes another one of the quotations."""
        return self._at(run, lambda _: (self.random.choice(self.words),))

    def misspelt(self, run: Tokens) -> Parts:
        """One letter of a word becomes another one."""

        def slip(word: str) -> Tokens:
            place = self.random.randrange(len(word))
            return (word[:place] + self.random.choice(LETTERS) + word[place + 1 :],)

        return self._at(run, slip)

    def added(self, run: Tokens) -> Parts:
        """A word comes in between."""
        place = self.random.randrange(1, len(run))
        return ((*run[:place], self.random.choice(self.words), *run[place:]),)

    def denied(self, run: Tokens) -> Parts:
        """A negation goes, or another one comes in."""
        places = [n for n, word in enumerate(run[:-1]) if word in NEGATIONS and n]
        if places:
            place = self.random.choice(places)
            return ((*run[:place], *run[place + 1 :]),)
        place = self.random.randrange(1, len(run))
        return ((*run[:place], self.random.choice(sorted(NEGATIONS)), *run[place:]),)

    def dropped(self, run: Tokens) -> Parts:
        """Words go from between."""
        start = self.random.randrange(1, len(run) - 1)
        end = self.random.randrange(start + 1, len(run))
        return ((*run[:start], *run[end:]),)

    def swapped(self, run: Tokens) -> Parts:
        """Two words change places."""
        one, other = sorted(self.random.sample(range(len(run)), 2))
        words = list(run)
        words[one], words[other] = words[other], words[one]
        return (tuple(words),)

    def joined(self, run: Tokens) -> Parts:
        """A quotation that breaks off goes on with the end of another one of the paragraph."""
        other = self.random.choice(self.runs or [run])
        place = self.random.randrange(len(other))
        return ((*run[: self.random.randrange(1, len(run))], *other[place:]),)

    def exchanged(self, run: Tokens) -> Parts:
        """The halves stand as parts in the wrong order; two words could stand twice in truth."""
        place = self.random.randrange(3, len(run) - 2)
        return (run[place:], run[:place])

    def marked(self, run: Tokens) -> Parts:
        """A mark comes in, or changes."""
        place = self.random.randrange(1, len(run))
        mark = self.random.choice([",", ".", "—", '"', "[", ";", "?"])
        return ((*run[:place], mark, *run[place + (not is_word(run[place])) :]),)

    def cased(self, run: Tokens) -> Parts:
        """A word is written large or small."""
        return self._at(run, lambda word: (word.swapcase(),))

    def _at(self, run: Tokens, change: Callable[[str], Tokens]) -> Parts:
        place = self.random.choice([n for n, word in enumerate(run) if is_word(word)])
        return ((*run[:place], *change(run[place]), *run[place + 1 :]),)


WAYS = {
    "changed": 1, "misspelt": 1, "cased": 1, "added": 2, "denied": 2, "swapped": 2, "joined": 2,
    "marked": 2, "dropped": 3, "exchanged": 6,
}  # fmt: skip
"""The ways to alter, each with the length of run in tokens that it needs."""


def neighbours(quotation: Quotation, all_of_them: tuple[Quotation, ...]) -> list[Tokens]:
    """The other quotations from the same paragraph."""
    return [
        each.runs[0]
        for each in all_of_them
        if each.proved == quotation.proved and each.runs != quotation.runs
    ]


def true_runs(known: list[Tokens]) -> set[Tokens]:
    """Every run within the quotations: an alteration may happen to make one of them."""
    return {
        run[start:end]
        for run in known
        for start in range(len(run))
        for end in range(start + 1, len(run) + 1)
    }


def accepted_in_a_proof(known: Known, run: Tokens, random: Random) -> bool:
    """Whether a proof with other words in it holds: one of as many words, or one with new salts."""
    proof = random.choice(known.proofs)
    salts = [salt for each in known.proofs for salt in each.salts]
    if len(run) == len(proof.words) and random.random() < 0.5:
        salts = list(proof.salts)
    chosen = tuple(random.choices(salts, k=len(run))) if len(run) != len(salts) else tuple(salts)
    forged = replace(proof, words=run, salts=chosen)
    paragraph = known.commitment.paragraphs[proof.number - 1]
    assert paragraph.number == proof.number
    try:
        opened(known.commitment.document, paragraph, forged)
    except ProofError:
        return False
    return True


def test_no_altered_quotation_is_accepted() -> None:
    casebook = take_in(ROOT).casebook
    found = tuple(each for each in casebook.quotations if each.proved)
    random = Random(SEED)  # noqa: S311 - drawn to be drawn again
    runs = [run for each in found for run in each.runs]
    words = sorted({word for run in runs for word in run if is_word(word)})
    true = true_runs(runs)
    tried: Counter[str] = Counter()
    accepted: list[tuple[str, Parts]] = []
    beside = [neighbours(each, found) for each in found]
    ways = list(WAYS)
    while tried.total() < NUMBER:
        number = random.randrange(len(found))
        run = random.choice(found[number].runs)
        way = random.choice(ways)
        if len(run) < WAYS[way]:
            continue
        parts: Parts = getattr(Alteration(random, words, beside[number]), way)(run)
        if len(parts) == 1 and parts[0] in true:
            continue
        tried[way] += 1
        source = found[number].standing[0].whole
        accepted += [
            (way, parts)
            for known in casebook.catalog.evidence[source]
            if known.standing(parts)
            or (parts[0] not in true and accepted_in_a_proof(known, parts[0], random))
        ]
    assert accepted == []
    assert min(tried[way] for way in WAYS) > NUMBER / 25


def test_true_quotations_are_accepted() -> None:
    """Else the test above would say nothing."""
    casebook = take_in(ROOT).casebook
    for each in casebook.quotations:
        (source,) = {ref.whole for ref in each.standing}
        assert any(known.standing(each.runs) for known in casebook.catalog.evidence[source])
