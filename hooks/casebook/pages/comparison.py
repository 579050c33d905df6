"""The comparison: the organizations that the casebook is about, fact by fact, then in numbers."""

from __future__ import annotations

from casebook.catalog.catalog import Stored
from casebook.catalog.ledger import counted
from casebook.pages.blocks import Line, Section, Table
from casebook.pages.composer import Composer
from casebook.pages.facts import row
from casebook.pages.lists import COMPARED
from casebook.pages.page import Page
from casebook.pages.records import index_link
from casebook.pages.text import Text, joined
from casebook.records.entities import Organization
from casebook.records.kinds import KINDS


def comparison_page(composer: Composer) -> Page:
    """The same rows for each organization, from the same records."""
    subjects = [s for s in composer.catalog.of(Organization) if s.record.subject]
    keys = dict.fromkeys(fact.key for subject in subjects for fact in subject.record.facts)
    names = tuple(subject.record.name for subject in subjects)
    facts = tuple(
        Line(((_label(key, subjects, composer),), *(_fact(s, key, composer) for s in subjects)))
        for key in keys
    )
    description = "The organizations of this casebook side by side."
    kind = KINDS[Organization.KIND]
    return Page(
        address=f"{kind.name}/{COMPARED}/",
        title="The organizations compared",
        description=description,
        lead=((description,),),
        sections=(
            Section("Facts", "Key facts", (Table(("", *names), facts, "Key facts"),)),
            Section(
                "Numbers",
                "In numbers",
                (Table(("", *names), _numbers(subjects, composer), "In numbers"),),
            ),
        ),
        trail=(index_link(kind),),
        updated=composer.updated,
        wide=True,
    )


def _label(key: str, subjects: list[Stored[Organization]], composer: Composer) -> str:
    facts = (fact for subject in subjects for fact in subject.record.facts if fact.key == key)
    return next((fact.label for fact in facts if fact.label), None) or composer.labels.heading(key)


def _fact(subject: Stored[Organization], key: str, composer: Composer) -> Text:
    for number, fact in enumerate(subject.record.facts):
        if fact.key == key:
            made = row(subject, number, composer)
            more: Text = (" · ", made.more) if made.more else ()
            return (*joined(made.values), *more)
    return ("Not known",)


def _numbers(subjects: list[Stored[Organization]], composer: Composer) -> tuple[Line, ...]:
    """What our sources hold of each, counted alike."""
    ledger = composer.ledger
    rows: dict[str, list[Text]] = {
        "Statements it made": [],
        "Quotations from it": [],
        "Accusations it made": [],
        "Accusations about it": [],
        "with a reply that we found": [],
    }
    for subject in subjects:
        own = ledger.by_speaker.get(subject.ref, ())
        about = [u for u in ledger.about.get(subject.ref, ()) if u.speaker != subject.ref]
        faced = [u for u in about if counted(u)]
        numbers = (
            len(own),
            sum(1 for u in own if u.entry.quote),
            sum(1 for u in own if counted(u)),
            len(faced),
            sum(1 for u in faced if u.ref in ledger.replies),
        )
        for cells, number in zip(rows.values(), numbers, strict=True):
            cells.append((f"{number:,}",))
    return tuple(Line(((label,), *cells)) for label, cells in rows.items())
