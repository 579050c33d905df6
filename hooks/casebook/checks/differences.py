"""Differences: what to tell of a quotation that does not stand where it should."""

from __future__ import annotations

from functools import cached_property

from casebook.catalog.casebook import Casebook
from casebook.catalog.quotations import Quotation, own_texts
from casebook.evidence import proof
from casebook.evidence.prints import Prints
from casebook.evidence.proof import Near
from casebook.evidence.words import Tokens, count, is_word, joined, tokens
from casebook.records.references import Ref

_COPY = (
    "Copy the words from the source, or say it in our own words without quotation marks; "
    "casebook find tells where words stand."
)


class Lookup:
    """Looks for words that do not stand where they should, and says what it found."""

    def __init__(self, casebook: Casebook) -> None:
        self._casebook = casebook

    def explain(self, quotation: Quotation) -> tuple[str, str]:
        """What is wrong with a quotation that is not proved, and what to do.

        At least one of the sources cited has prints.
        """
        prints = self._casebook.catalog.prints
        cited = [ref for ref in quotation.cite if ref.whole in prints]
        names = " or ".join(map(str, cited)) if len(cited) < 4 else str(cited[0].whole)
        if quotation.standing:
            right = " and ".join(_part(ref) for ref in quotation.standing)
            wrong = " or ".join(_part(ref) for ref in cited) if len(cited) < 4 else "those cited"
            return (
                f"These words stand in {right} of {quotation.standing[0].whole}, not in {wrong}.",
                f"Write {quotation.standing[0]} in cite.",
            )
        sources = [prints[ref] for ref in dict.fromkeys(ref.whole for ref in cited)]
        if len(quotation.runs) > 1:
            found = next((each for each in sources if _all_stand(each, quotation.runs)), None)
            if found:
                return _scattered(found, quotation.runs)
        number, run = next(
            (number, run)
            for number, run in enumerate(quotation.runs, 1)
            if len(quotation.runs) == 1 or not any(each.places(run) for each in sources)
        )
        part = "" if len(quotation.runs) == 1 else f"part {number}, "
        return self._difference(cited, run, part, quotation.form == "text") or (
            f"These words do not stand in {names} at all, nor elsewhere in that source.",
            _COPY,
        )

    def _difference(
        self, cited: list[Ref], run: Tokens, part: str, marked: bool
    ) -> tuple[str, str] | None:
        """The nearest that the cited sources have to ``run``, if they have anything near."""
        if len(run) == 1:
            return self._single(cited, run)
        nears = [
            (near, ref)
            for ref in cited
            if (near := proof.nearest(self._prints(ref), run, ref.part))
        ]
        near, ref = max(nears, key=lambda two: two[0].before + two[0].after, default=(None, None))
        if near is None or ref is None or not _is_near(near, run):
            return None
        where = ref.whole.at(near.label)
        wrong = run[near.before : len(run) - near.after]
        place = count(run[: near.before])
        guess = proof.mended(self._prints(ref), run, near, self._known)
        at_end = near.before + near.after == len(run) - 1 and not (near.before and near.after)
        if at_end and not any(map(is_word, wrong)):
            outside = "Put it outside the quotation marks" if marked else "Leave it out"
            return (
                f"The words stand in {where}, but not with “{joined(wrong)}” at the "
                f"{'beginning' if near.after else 'end'}.",
                f"{outside}.",
            )
        if wrong:
            at = f"{part}word {place + 1}" if is_word(wrong[0]) else f"{part}after word {place}"
            message = f"This quotation differs from {where} at {at}, “{joined(wrong)}”."
            if guess:
                return message, f"Write “{joined(guess)}”, as the source does."
            if guess == ():
                return message, f"Delete “{joined(wrong)}”, which is not in the source there."
            return message, f"{_agreement(run, near)} {_COPY}"
        message = f"This quotation leaves out something that {where} has after {part}word {place}."
        if guess:
            return message, f"Add “{joined(guess)}” there, as in the source."
        many = f"{near.gap} words or marks are missing" if near.gap else "Words are missing"
        return message, (
            f"{many} after “{joined(run[: near.before][-4:])}”: add them, or write the quotation "
            "as a list of parts, cut there."
        )

    def _single(self, cited: list[Ref], run: Tokens) -> tuple[str, str] | None:
        """The word that stands in a paragraph cited, where ``run`` is a misspelt one."""
        for ref in cited:
            guess = proof.mended(self._prints(ref), run, Near(ref.part or "", 0, 0, None))
            if guess and is_word(guess[0]):
                return (
                    f"The word {run[0]} does not stand in {ref}.",
                    f"Write “{guess[0]}”, as the source does.",
                )
        return None

    def _prints(self, ref: Ref) -> Prints:
        return self._casebook.catalog.prints[ref.whole]

    @cached_property
    def _known(self) -> tuple[str, ...]:
        """All words of the casebook: what a quotation should have is likely among them."""
        catalog = self._casebook.catalog
        words = {
            token
            for stored in catalog.records.values()
            for _, text in own_texts(catalog, stored)
            for token in tokens(text)
        }
        quoted = {token for each in self._casebook.quotations for run in each.runs for token in run}
        return tuple(sorted(filter(is_word, words | quoted)))


def _is_near(near: Near, run: Tokens) -> bool:
    """Whether so much agrees that the run is a slip, rather than something else."""
    return near.before + near.after >= min(4, len(run) / 2)


def _all_stand(prints: Prints, runs: tuple[Tokens, ...]) -> bool:
    return all(prints.places(run) for run in runs)


def _scattered(prints: Prints, runs: tuple[Tokens, ...]) -> tuple[str, str]:
    """What to say of parts that stand in the source, but not in order in one paragraph."""
    together = proof.shared(prints, runs)
    if together:
        return (
            f"The parts of this quotation stand in {prints.source.at(together[0])} in another "
            "order, or overlap.",
            "Put them into the order of the source.",
        )
    where = ", ".join(
        f"part {number} in {prints.places(run)[0].label}" for number, run in enumerate(runs, 1)
    )
    return (
        f"The parts of this quotation stand in different paragraphs: {where}.",
        "Make an entry for each paragraph.",
    )


def _agreement(run: Tokens, near: Near) -> str:
    before, after = joined(run[: near.before][-4:]), joined(run[len(run) - near.after :][:4])
    if before and after:
        return f"It agrees up to “{before}”, and again from “{after}” on."
    return f"It agrees up to “{before}”." if before else f"It agrees from “{after}” on."


def _part(ref: Ref) -> str:
    return ref.part or str(ref)
