"""Steps of a dispute: what charges and replies there were after each statement, by date."""

from __future__ import annotations

from collections.abc import Mapping as Table
from collections.abc import Sequence
from dataclasses import dataclass

from casebook.catalog.ledger import Ledger, Utterance
from casebook.records.dates import Date
from casebook.records.references import Ref


@dataclass(frozen=True, slots=True)
class Count:
    """Charges, and how many of them had a reply."""

    charges: int
    answered: int


@dataclass(frozen=True, slots=True)
class Step:
    """The state of the record after one statement."""

    statement: Ref
    date: Date | None
    """None where it is not known; such a step stands last."""
    new: tuple[Utterance, ...]
    """What this statement added."""
    whole: Count
    """The dispute as a whole, as of this step."""
    points: Table[str | None, Count]
    """Each point at issue, and under None what belongs to no point."""
    changed: frozenset[str | None]
    """The points whose charges or replies this step added to."""


def steps(dispute: Ref, ledger: Ledger) -> tuple[Step, ...]:
    """The steps of ``dispute`` in the order of time.

    A date that can mean several days counts from the last of them, for only then the words were
    certainly there. On one day an answer comes after what it answers.
    """
    said = [u for ref, found in ledger.by_dispute.items() if ref.whole == dispute for u in found]
    groups: dict[tuple[Ref, Date | None], list[Utterance]] = {}
    for utterance in said:
        groups.setdefault((utterance.ref.whole, utterance.date), []).append(utterance)
    depths = _depths(said)
    order = sorted(groups, key=lambda key: (*_when(key[1]), depths[key[0]], key[0]))
    found = []
    so_far: list[Utterance] = []
    for statement, date in order:
        new = groups[statement, date]
        answered = {answer.to for u in new for answer in u.entry.answers}
        so_far += new
        touched = [u for u in so_far if u in new or u.ref in answered]
        found.append(
            Step(
                statement,
                date,
                tuple(new),
                _count(so_far, so_far),
                {point: _count(_at(point, so_far), so_far) for point in _points(so_far)},
                frozenset(_point(u) for u in touched),
            )
        )
    return tuple(found)


def _count(among: Sequence[Utterance], so_far: Sequence[Utterance]) -> Count:
    answered = {answer.to for u in so_far for answer in u.entry.answers}
    charges = [u for u in among if u.entry.type == "allegation"]
    return Count(len(charges), sum(1 for u in charges if u.ref in answered))


def _at(point: str | None, said: Sequence[Utterance]) -> list[Utterance]:
    return [u for u in said if _point(u) == point]


def _points(said: Sequence[Utterance]) -> list[str | None]:
    return list(dict.fromkeys(_point(u) for u in said))


def _point(utterance: Utterance) -> str | None:
    dispute = utterance.entry.dispute
    return dispute.part if dispute else None


def _when(date: Date | None) -> tuple[bool, str, str]:
    """By the last day that a date can mean, then by the first; no date last."""
    if date is None:
        return True, "", ""
    return False, date.latest.isoformat(), date.earliest.isoformat()


def _depths(said: Sequence[Utterance]) -> dict[Ref, int]:
    """How long the chain of answers is that leads to each statement."""
    answers: dict[Ref, set[Ref]] = {u.ref.whole: set() for u in said}
    for utterance in said:
        to = {answer.to.whole for answer in utterance.entry.answers}
        answers[utterance.ref.whole] |= to & answers.keys() - {utterance.ref.whole}
    depths = dict.fromkeys(answers, 0)
    # Statements that answer each other in a ring would never end: a chain is no longer than all.
    for _ in answers:
        for ref, answered in answers.items():
            if answered:
                depths[ref] = min(1 + max(depths[to] for to in answered), len(answers))
    return depths
