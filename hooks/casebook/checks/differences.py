"""Differences: what to tell of a quotation that does not stand where it should."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from difflib import get_close_matches

from casebook.catalog.catalog import Catalog
from casebook.catalog.quotations import Quotation
from casebook.evidence.known import Known
from casebook.evidence.nearness import Near, nearest
from casebook.evidence.words import Tokens, count, is_word, joined
from casebook.records.references import Ref

Fault = tuple[str, str]
"""What is wrong, and what to do."""

_COPY = "Copy the words from the source, or say it in our own words without quotation marks."
_MOST_SHOWN = 3
"""So many words more than a quotation has in their place are still told; other gaps are cuts."""


def explained(catalog: Catalog, quotation: Quotation) -> Fault:
    """What is wrong with a quotation that is not proved, and what to do.

    At least one of the sources cited has a commitment. With the text at hand, all is known; else
    the words that proofs open are, and for the others a proof is asked for.
    """
    cited = [ref for ref in quotation.cite if ref.whole in catalog.evidence]
    names = " or ".join(map(str, cited)) if len(cited) < 4 else str(cited[0].whole)
    if quotation.standing:
        right = " and ".join(_part(ref) for ref in quotation.standing)
        wrong = " or ".join(_part(ref) for ref in cited) if len(cited) < 4 else "those cited"
        return (
            f"These words are in {right} of {quotation.standing[0].whole}, not in {wrong}.",
            f"Write {quotation.standing[0]} in cite.",
        )
    sources = [
        (source, known)
        for source in dict.fromkeys(ref.whole for ref in cited)
        for known in catalog.evidence[source]
    ]
    if len(quotation.runs) > 1:
        for source, known in sources:
            if all(known.standing([run]) for run in quotation.runs):
                return _scattered(source, known, quotation.runs)
    number, run = next(
        (number, run)
        for number, run in enumerate(quotation.runs, 1)
        if not any(known.standing([run]) for _, known in sources)
        or len(quotation.runs) == 1
        or number == len(quotation.runs)
    )
    part = "" if len(quotation.runs) == 1 else f"part {number}, "
    if re.search(r"…|\.{3}|\. \. \.", joined(run)):
        return (
            "This quotation has an ellipsis, and the source has none there.",
            "Write the words before and after it as a list of parts; the page marks the cut.",
        )
    difference = (
        _single(catalog, cited, run[0])
        if len(run) == 1
        else _difference(catalog, cited, run, part, marked=quotation.form == "text")
    )
    if difference:
        return difference
    if all(not known.hidden for _, known in sources):
        return (
            f"These words are not in {names} at all, nor elsewhere in that source.",
            _COPY,
        )
    return (
        f"There is no proof that these words are in {names}.",
        f"With the text at hand, run {_prove(cited[0])}. Without it, say it in our own words "
        "without quotation marks.",
    )


def _difference(
    catalog: Catalog, cited: Sequence[Ref], run: Tokens, part: str, *, marked: bool
) -> Fault | None:
    """The nearest that the cited sources have to ``run``, if they have anything near."""
    nears = [
        (near, ref, known)
        for ref in cited
        for known in catalog.evidence[ref.whole]
        if (near := nearest(known, run, _number(ref)))
    ]
    if not nears:
        return None
    near, ref, known = max(nears, key=lambda each: each[0].before + each[0].after)
    if not _is_near(near, run, known):
        return None
    where = ref.whole.at(f"p{near.number}")
    wrong, instead = run[near.before : len(run) - near.after], near.instead
    place = count(run[: near.before])
    at_end = len(wrong) == 1 and not (near.before and near.after)
    if at_end and not is_word(wrong[0]):
        outside = "Put it outside the quotation marks" if marked else "Leave it out"
        return (
            f"The words are in {where}, but not with “{joined(wrong)}” at the "
            f"{'beginning' if near.after else 'end'}.",
            f"{outside}.",
        )
    if instead is None and known.hidden:
        return None
    unless = f", or prove other words with the text: {_prove(ref)}" if known.hidden else ""
    told = instead is not None and len(instead) <= len(wrong) + _MOST_SHOWN
    if wrong:
        at = f"{part}word {place + 1}" if is_word(wrong[0]) else f"{part}after word {place}"
        signs = _signs(wrong, instead or ())
        message = f"This quotation differs from {where} at {at}, “{joined(wrong)}”{signs}."
        if instead and told:
            return message, f"Write “{joined(instead)}”, as the source does{unless}."
        if instead == ():
            return message, (f"Delete “{joined(wrong)}”, which is not in the source there{unless}.")
        return message, f"{_agreement(run, near)} {_COPY}"
    message = f"This quotation leaves out something that {where} has after {part}word {place}."
    if instead and told:
        return message, f"Add “{joined(instead)}” there, as in the source{unless}."
    return message, (
        f"{len(instead or ())} words or marks are missing after "
        f"“{joined(run[: near.before][-4:])}”: add them, or write the quotation as a list of "
        f"parts, cut there{unless}."
    )


def _single(catalog: Catalog, cited: Sequence[Ref], word: str) -> Fault | None:
    """The word that stands in a paragraph cited, of which ``word`` is another spelling."""
    for ref in cited:
        for known in catalog.evidence[ref.whole]:
            page = known.pages.get(_number(ref) or 0)
            words = sorted({each for each in page.words.values() if is_word(each)}) if page else []
            for right in get_close_matches(word, words, 1):
                if known.hidden:
                    return (
                        f"There is no proof that the word {word} is in {ref}, and there is one "
                        f"for “{right}”.",
                        f"Write “{right}”, or prove the other with the text: {_prove(ref)}.",
                    )
                return (
                    f"The word {word} is not in {ref}{_signs((word,), (right,))}.",
                    f"Write “{right}”, as the source does.",
                )
    return None


def _is_near(near: Near, run: Tokens, known: Known) -> bool:
    """Whether so much agrees that the run is a slip, rather than something else.

    More is asked for if other words of the source are hidden, among which the run may stand.
    """
    agreeing = near.before + near.after
    return agreeing * 3 >= len(run) * 2 if known.hidden else agreeing >= min(4, len(run) / 2)


def _scattered(source: Ref, known: Known, runs: tuple[Tokens, ...]) -> Fault:
    """What to say of parts that stand in the source, but not in order in one paragraph."""
    places = [known.standing([run]) for run in runs]
    together = [number for number in places[0] if all(number in others for others in places)]
    if together:
        return (
            f"The parts of this quotation are in {source.at(f'p{together[0]}')} in another "
            "order, or overlap.",
            "Put them into the order of the source.",
        )
    where = ", ".join(f"part {part} in p{found[0]}" for part, found in enumerate(places, 1))
    return (
        f"The parts of this quotation are in different paragraphs: {where}.",
        "Make an entry for each paragraph.",
    )


def _signs(wrong: Tokens, instead: Tokens) -> str:
    """The signs of ``wrong`` that look like others or like nothing, by number and name."""
    ours, theirs = set("".join(wrong)), set("".join(instead))
    odd = sorted(sign for sign in ours - theirs if not sign.isascii())
    names = (f"U+{ord(sign):04X}, {unicodedata.name(sign, 'without a name')}" for sign in odd)
    return f" (with {'; '.join(names)})" if odd else ""


def _agreement(run: Tokens, near: Near) -> str:
    before, after = joined(run[: near.before][-4:]), joined(run[len(run) - near.after :][:4])
    if before and after:
        return f"It agrees up to “{before}”, and again from “{after}” on."
    return f"It agrees up to “{before}”." if before else f"It agrees from “{after}” on."


def _prove(ref: Ref) -> str:
    return f"casebook quote TEXT --source {ref.whole}"


def _number(ref: Ref) -> int | None:
    """The number of the paragraph that ``ref`` names, if it names one."""
    label = ref.part or ""
    return int(label[1:]) if label[:1] == "p" and label[1:].isdigit() else None


def _part(ref: Ref) -> str:
    return ref.part or str(ref)
