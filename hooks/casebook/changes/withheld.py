"""Withheld: what the history tells to nobody, because it was taken back or marked as sensitive.

An earlier state may say openly what a later one does not. So all states are looked at together: the
names of people whose record is gone, the texts that are sensitive in any of them, and the texts
from which such a one was reworded. Where that is not certain, a text counts as taken back.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise

from casebook.catalog.casebook import Casebook
from casebook.catalog.catalog import Stored, grouped
from casebook.catalog.ledger import Utterance
from casebook.changes.fates import moved
from casebook.records.base import Record
from casebook.records.corrections import Correction
from casebook.records.entities import Person
from casebook.records.names import Name
from casebook.records.prose import Prose
from casebook.records.references import Ref

FEW = 1
"""Words that give nothing away by themselves."""

Said = tuple[Casebook, Utterance]
"""A statement, and the state that has it."""

Place = tuple[Ref, str, str]
"""A list of a record, by what the record is called today, and the key of an item that has one."""


@dataclass(frozen=True)
class Past:
    """All states of a casebook, the present one first, each older than the one before it."""

    states: Sequence[Casebook]

    @property
    def present(self) -> Casebook:
        """The state of today."""
        return self.states[0]

    @cached_property
    def _moved(self) -> list[dict[Ref, Ref]]:
        """For each state the records that the next younger one calls otherwise."""
        pairs = pairwise(self.states)
        return [{}, *(moved(older.catalog, younger.catalog) for younger, older in pairs)]

    def today(self, number: int, ref: Ref) -> Ref | None:
        """What the record that state ``number`` has at ``ref`` is called today, if there is one."""
        whole = ref.whole
        for step in range(number, 0, -1):
            whole = self._moved[step].get(whole, whole)
        return whole if whole in self.present.catalog.records else None

    @cached_property
    def said(self) -> dict[tuple[Ref, str | None], tuple[Said, ...]]:
        """Every statement in every state that has it, by its record of today and its key."""
        return grouped(
            ((whole, ref.part), (state, utterance))
            for number, state in enumerate(self.states)
            for ref, utterance in state.ledger.all.items()
            if (whole := self.today(number, ref))
        )

    def tells(self, text: str) -> bool:
        """Whether ``text`` says what was taken back, or what a correction has withdrawn."""
        if self._reveals(text) or self._families.search(text):
            return True
        return any(each in text for each in self._texts_withdrawn)

    def _reveals(self, text: str) -> bool:
        """Whether ``text`` names who is gone, or says what is sensitive in one of the states."""
        return any(each in text for each in self._texts) or bool(self._names.search(text))

    @cached_property
    def withdrawn(self) -> frozenset[tuple[Ref, str]]:
        """The parts that corrections have withdrawn, each by its record of today and its key."""
        parts = (
            Ref.parse(text)
            for stored in self.present.catalog.of(Correction)
            for text in stored.record.withdrawn
        )
        return frozenset((part.whole, part.part) for part in parts if part.part)

    @cached_property
    def held(self) -> frozenset[int]:
        """The numbers of the states that say openly what was taken back since."""
        return frozenset(
            number
            for number, state in enumerate(self.states)
            if any(
                self._reveals(text)
                for stored in state.catalog.records.values()
                for _, text, sensitive in _texts(stored, state)
                if not sensitive
            )
        )

    @cached_property
    def _names(self) -> re.Pattern[str]:
        """The names of people whose record is gone, if nobody else is called so."""
        return _any_of(self._gone - self._taken)

    @cached_property
    def _families(self) -> re.Pattern[str]:
        """Their family names, by which sentences call them; many a place is called so, too, and so
        a state that has one says nothing by that.
        """
        taken = {Name.of(name).family for name in self._taken} | self._taken
        return _any_of({Name.of(name).family for name in self._gone} - taken)

    @cached_property
    def _taken(self) -> frozenset[str]:
        """All names that somebody or something has today."""
        return frozenset(each for names in self.present.catalog.names.values() for each in names)

    @cached_property
    def _gone(self) -> frozenset[str]:
        """All names that people had whose record is gone."""
        return frozenset(
            name
            for number, state in enumerate(self.states)
            for stored in state.catalog.of(Person)
            if self.today(number, stored.ref) is None
            for name in state.catalog.names[stored.ref]
        )

    @cached_property
    def _texts(self) -> frozenset[str]:
        """The texts that are sensitive in one state, and those that they were reworded from."""
        hidden = {place for state in self._told for place, (_, one) in state.items() if one}
        return self._secret(hidden)

    @cached_property
    def _texts_withdrawn(self) -> frozenset[str]:
        """The texts of what corrections have withdrawn."""
        places = {place for state in self._told for place in state}
        return self._secret({each for each in places if (each[0], each[2]) in self.withdrawn})

    @cached_property
    def _told(self) -> list[dict[Place, tuple[frozenset[str], frozenset[str]]]]:
        return [self._by_place(number) for number in range(len(self.states))]

    @cached_property
    def _concerned(self) -> frozenset[Ref]:
        """The records in which something is sensitive in a state, or was withdrawn."""
        marked = {ref for ref, _ in self.withdrawn}
        for number, state in enumerate(self.states):
            for ref, stored in state.catalog.records.items():
                if any(path[-1] == "sensitive" and leaf for path, leaf in stored.leaves):
                    marked.add(self.today(number, ref) or ref)
        return frozenset(marked)

    def _secret(self, places: Collection[Place]) -> frozenset[str]:
        """The texts that stood at ``places`` and do not stand there openly today."""
        told, secret = self._told, set[str]()
        for place in places:
            lists = [state.get(place, (frozenset(), frozenset())) for state in told]
            found = {text for _, hidden in lists for text in hidden}
            for (openly, hidden), (before, hidden_before) in pairwise(lists):
                hid = bool(hidden - hidden_before)
                if place[2] or hid or found & (openly - before):
                    found |= before - openly
            secret |= found - lists[0][0]
        return frozenset(text for text in secret if len(text.split()) > FEW)

    def _by_place(self, number: int) -> dict[Place, tuple[frozenset[str], frozenset[str]]]:
        """What each list of a state says openly, and what is sensitive in it."""
        state = self.states[number]
        found: dict[Place, tuple[set[str], set[str]]] = {}
        for ref, stored in state.catalog.records.items():
            whole = self.today(number, ref) or ref
            if whole not in self._concerned:
                continue
            for (field, key), text, sensitive in _texts(stored, state):
                openly, hidden = found.setdefault((whole, field, key), (set(), set()))
                (hidden if sensitive else openly).add(text)
        return {place: (frozenset(one), frozenset(two)) for place, (one, two) in found.items()}


def _any_of(names: Collection[str]) -> re.Pattern[str]:
    """Finds any of ``names`` as whole words."""
    longest_first = sorted(map(re.escape, names), key=len, reverse=True)
    return re.compile(rf"(?<!\w)(?:{'|'.join(longest_first)})(?!\w)" if names else r"(?!)")


def _texts(stored: Stored[Record], state: Casebook) -> Iterator[tuple[tuple[str, str], str, bool]]:
    """Each text of a record: its field, and its item's key; the text; whether it is sensitive."""
    marks = {path[:-1] for path, leaf in stored.leaves if path[-1] == "sensitive" and leaf}
    keys = {path[:-1]: str(leaf) for path, leaf in stored.leaves if path[-1] == "key"}
    for path, leaf in stored.leaves:
        if isinstance(leaf, Ref | bool):
            continue
        text = leaf.plain(state.catalog.brief) if isinstance(leaf, Prose) else str(leaf)
        sensitive = any(path[: len(mark)] == mark for mark in marks)
        yield (str(path[0]), keys.get(path[:2], "")), text.removesuffix("."), sensitive
