"""The files: everything that leaves, each with its path below the root of the site."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from casebook.catalog.casebook import Casebook
from casebook.changes.history import History
from casebook.citing.works import Imprint
from casebook.open_data import openapi
from casebook.open_data.csv_form import csv_text
from casebook.open_data.encoding import Encoder, Object
from casebook.open_data.history_form import CHANGES, changes_text
from casebook.open_data.objects import AND, HOME, VERSION, all_of, lines_of, objects, path, text
from casebook.open_data.package import FILE, Terms, package, resource
from casebook.open_data.said import replies, said, votes
from casebook.open_data.sqlite_form import database
from casebook.open_data.tables import ID, LAST, SAID, Column, Table, tables
from casebook.records.events import Event
from casebook.records.kinds import KINDS
from casebook.records.references import Ref
from casebook.records.statements import Statement

FOLDER = "data/"
"""Where the files for people stand, with the page that tells of them."""

WHOLE = f"{FOLDER}casebook.json"
DATABASE = f"{FOLDER}casebook.sqlite"
PACKAGE = f"{FOLDER}{FILE}"
STATEMENTS = f"{FOLDER}{SAID}.csv"
INDEX = f"{HOME}index.json"

GONE = "gone"
"""The table of ids that lead elsewhere, or nowhere."""

FIXED = (INDEX, openapi.FILE, CHANGES, WHOLE, DATABASE, PACKAGE)
"""The files that every casebook has."""

File = tuple[str, str | bytes]


@dataclass(frozen=True)
class Dataset:
    """All data of one casebook, made once: the objects by kind, and the tables over them."""

    casebook: Casebook
    imprint: Imprint
    terms: Terms
    about: str
    made: dict[str, list[Object]]
    tables: tuple[Table, ...]
    history: History = field(default_factory=History)

    def files(self) -> Iterator[File]:
        """Every file; the same casebook makes the same files."""
        # What is written is let go as soon as it can be: there may be tens of thousands of records.
        whole: list[str] = []
        for kind, those in self.made.items():
            lines = [text(each) for each in those]
            for each, line in zip(those, lines, strict=True):
                yield path(Ref.parse(str(each["id"]))), f"{line}\n"
            head: Object = {"version": VERSION, "folder": kind, "count": len(those)}
            records = lines_of(lines)
            yield all_of(kind), f'{text(head)[:-1]},"records":{records}}}\n'
            whole.append(f"{text(kind)}:{records}")
        yield INDEX, f"{text(self.index())}\n"
        yield openapi.FILE, openapi.openapi(self.imprint, self.terms)
        yield CHANGES, changes_text(self.history, self.imprint.address)
        yield WHOLE, f'{text(self.index())[:-1]},"records":{{\n{AND.join(whole)}\n}}}}\n'
        del whole
        resources = []
        for table in self.tables:
            name, written = f"{table.name}.csv", csv_text(table).encode()
            resources.append(resource(table, name, written))
            yield f"{FOLDER}{name}", written
        yield DATABASE, database(self.tables)
        yield PACKAGE, package(self.imprint, self.terms, self.about, resources)

    def index(self) -> Object:
        """What there is, under which terms, and which ids have gone where."""
        catalog = self.casebook.catalog
        root = self.imprint.address
        return {
            "version": VERSION,
            "name": self.imprint.name,
            **({"read": str(updated)} if (updated := self.casebook.updated) else {}),
            "rights": self.terms.rights,
            "kinds": [
                {
                    "folder": kind,
                    "name": KINDS[kind].many,
                    "count": len(those),
                    "json": f"{root}{all_of(kind)}",
                }
                for kind, those in self.made.items()
            ],
            "files": [{"name": name, "address": f"{root}{name}"} for name in FIXED[1:]],
            "moved": [
                {"id": str(ref), "to": str(stored.record.moved_to)}
                for ref, stored in sorted(catalog.tombstones.items())
            ],
            "removed": [
                {"id": str(ref), "why": stored.record.removed.plain(catalog.name)}
                for ref, stored in sorted(catalog.removed.items())
            ],
        }


def dataset(
    casebook: Casebook,
    imprint: Imprint,
    terms: Terms,
    about: str = "",
    history: History | None = None,
) -> Dataset:
    """The data of ``casebook``, with addresses at the site that ``imprint`` names."""
    made: dict[str, list[Object]] = {name: [] for name in KINDS}
    for ref, each in objects(Encoder(casebook, imprint.address)):
        made[ref.kind].append(each)
    told = made[Statement.KIND]
    more = said(told), replies(told), votes(made[Event.KIND]), _gone(casebook)
    all_tables = (*tables(made), *more)
    return Dataset(casebook, imprint, terms, about, made, all_tables, history or History())


def _gone(casebook: Casebook) -> Table:
    """The ids that are no record's any more."""
    moved_to = Column("moved_to", "The id of the record that took its place.")
    why = Column("why", "Why it was removed.")
    about = "IDs that now lead to another record or to none, and why."
    table = Table(GONE, about, (ID, moved_to, why, LAST))
    for ref, stored in sorted(casebook.catalog.tombstones.items()):
        table.add({"id": str(ref), "moved_to": str(stored.record.moved_to)})
    for ref, left in sorted(casebook.catalog.removed.items()):
        table.add({"id": str(ref), "why": left.record.removed.plain(casebook.catalog.name)})
    return table


def names(casebook: Casebook) -> Iterator[str]:
    """The paths of the files to which pages lead, without making any."""
    yield from FIXED
    yield STATEMENTS
    yield from (all_of(kind) for kind in KINDS)
    yield from map(path, casebook.catalog.records)
