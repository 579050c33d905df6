"""Tables: the objects as rows and columns, from the same declarations of fields.

Each kind is a table, and so is each list of parts that a record may hold: its rows name the record.
A date has four columns, a list of names stands in one cell with bars between, running text leaves
as plain text. Every row has its id, which stays, and the version of the form.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from pydantic import BaseModel

from casebook.guide.descriptions import Described, Type, described
from casebook.open_data.encoding import SENSITIVE, Object, Plain, cited
from casebook.open_data.objects import VERSION
from casebook.records.kinds import KINDS
from casebook.records.statements import Entry, Statement

Cell = str | int | bool | None
BAR = " | "
"""What stands between the items of a list in one cell."""


@dataclass(frozen=True, slots=True)
class Column:
    """A column: its name, what stands in it, and its type in the words of Table Schema.

    ``to`` is the table whose ids it holds, if it holds one id.
    """

    name: str
    about: str
    type: str = "string"
    to: str = ""


@dataclass(slots=True)
class Table:
    """A table; the first column of each is its key."""

    name: str
    about: str
    columns: tuple[Column, ...]
    rows: list[tuple[Cell, ...]] = field(default_factory=list)

    def add(self, cells: Mapping[str, Cell]) -> None:
        """A row of the cells that there are; those of other columns are empty."""
        told = {**cells, LAST.name: VERSION}
        self.rows.append(tuple(told.get(column.name) for column in self.columns))


RECORDS = "records"
"""The table of all records, whatever their kind."""

SAID = "statements"
"""The table of what was said, a row an entry, as readers understand the word."""

DOCUMENTS = "statement_records"
"""The table of the releases, tweets and articles in which it was said."""

CITATIONS = "citations"
"""The table of all citations."""

ID = Column("id", "The ID, which never changes: for a record, its file without data/ and .yml.")
OF_RECORD = Column("id", ID.about, to=RECORDS)
RECORD = Column("record", "The record that it belongs to.", to=RECORDS)
OF = Column("of", "The id of what the list is a part of.")
NUMBER = Column("number", "Its place in the list, from 1.", "integer")
PAGE = Column("page", "The page, or the place on it.")
LAST = Column("version", "The version of the data format.", "integer")

_RECORD = (
    ID,
    Column("folder", "The kind of record: the folder that its file is in."),
    Column("name", "The name of the record."),
    Column("description", "What it is, in one neutral line."),
    PAGE,
    Column("file", "The file it is made from."),
    LAST,
)
PRIMARY = Column("is_primary", "Whether a source is primary.", "boolean")

_CITED = (
    ID,
    Column("of", "What the source supports: a record, or a row of another table."),
    RECORD,
    NUMBER,
    Column("source", "The source.", to=RECORDS),
    Column("paragraph", "The paragraph, where the source has a map of its paragraphs."),
    Column("page", "What we say about the source or the paragraph."),
    Column("original", "The address of the original."),
    PRIMARY,
    LAST,
)

RESERVED = {"order": "place_in_list", "to": "target", "when": "dated"}
"""Fields called by a word of SQL, and what their columns are called: nobody has to quote them."""


def tables(made: Mapping[str, Sequence[Object]]) -> list[Table]:
    """All tables over ``made``, the objects by kind, but that of what was said."""
    everything = Table(RECORDS, "All records, whatever their kind.", _RECORD)
    quoted = Table(CITATIONS, "Which paragraph of which source supports what.", _CITED)
    found = {RECORDS: everything, CITATIONS: quoted}
    for kind, those in made.items():
        model = KINDS[kind].model
        name = DOCUMENTS if model is Statement else kind
        main = Table(name, KINDS[kind].about, (OF_RECORD, PAGE, *columns(model), LAST))
        found[name] = main
        for part in described(model):
            _declare(part, part.name, found)
        for record in those:
            scalars = {n: v for n, v in record.items() if isinstance(v, str)}
            everything.add(scalars)
            main.add({**scalars, **cells(model, record)})
            _cite(model, record, scalars["id"], scalars["id"], quoted)
            for part in described(model):
                _fill(part, part.name, record, scalars["id"], found)
    return list(found.values())


def _declare(part: Described, name: str, found: dict[str, Table]) -> None:
    """A table for a field that is a list of parts, and for the lists in those parts."""
    model = part.shape.model
    if part.shape.is_parts and model and model is not Entry:
        if name not in found:
            label, meaning = part.shown.label, part.meaning
            about = meaning if meaning.startswith(label) else f"{label}. {meaning}"
            found[name] = Table(name, about, (ID, RECORD, OF, NUMBER, *columns(model), LAST))
        for inner in described(model):
            _declare(inner, f"{name}_{inner.name}", found)


def _fill(
    part: Described, name: str, above: Object, record: str, found: Mapping[str, Table]
) -> None:
    """Rows for the items of a list; each has an id that its key makes, or else its place."""
    model, items = part.shape.model, above.get(part.name)
    if model is None or not isinstance(items, list):
        return
    seen: set[str] = set()
    for number, item in enumerate(items, 1):
        if not isinstance(item, dict):
            continue
        of = str(above.get("id", record))
        id_ = str(item["id"]) if model is Entry else _id(part, of, item, number, seen)
        seen.add(id_)
        _cite(model, item, id_, record, found[CITATIONS])
        if name in found:
            inside = cells(model, item)
            found[name].add({**inside, "id": id_, "record": record, "of": of, "number": number})
            for inner in described(model):
                _fill(inner, f"{name}_{inner.name}", {**item, "id": id_}, record, found)


def _cite(model: type[BaseModel], item: Object, id_: str, record: str, quoted: Table) -> None:
    """Rows for what is cited for a thing as a whole; a single part of it is called by its field."""
    for part in described(model):
        value = item.get(part.name)
        if part.shape.model and isinstance(value, dict):
            _cite(part.shape.model, value, f"{id_}#{part.name}", record, quoted)
        for each in value if cited(part) and isinstance(value, list) else ():
            if isinstance(each, dict):
                told: dict[str, Cell] = {name: cell(each[name]) for name in each}
                number = len(quoted.rows) + 1
                ours = {"of": id_, "record": record, PRIMARY.name: told["primary"]}
                quoted.add({**told, **ours, "id": f"{id_}/cite/{told['id']}", "number": number})


def _id(part: Described, of: str, item: Object, number: int, seen: set[str]) -> str:
    """The id of an item: its key, or what makes it the same item, or its place in the list."""
    if part.addressed:
        return f"{of}#{item['key']}"
    words = [str(cell(item[name])) for name in part.shown.key if name in item] or [str(number)]
    end = "/".join((part.name, *words))
    id_ = f"{of}{'/' if '#' in of else '#'}{end}"
    return f"{id_}/{number}" if id_ in seen else id_


def columns(model: type[BaseModel], above: str = "") -> tuple[Column, ...]:
    """The columns for the fields of ``model``; those of a part in it begin with its name."""
    found: list[Column] = []
    for part in described(model):
        name = _column(part, above)
        if part.shape.is_parts or part.name == SENSITIVE:
            continue
        if part.shape.model:
            found += columns(part.shape.model, f"{name}_")
        elif part.shape.sort is Type.DATE:
            found += date_columns(name, part.meaning)
        else:
            type_ = "boolean" if part.shape.sort is Type.FLAG else "string"
            found.append(Column(name, _about(part), type_))
    return tuple(found)


def _column(part: Described, above: str) -> str:
    return f"{above}{part.name if above else RESERVED.get(part.name, part.name)}"


def _about(part: Described) -> str:
    what = "ids" if part.shape.sort is Type.REFERENCE else "items"
    several = f" Several {what} are separated by bars." if part.shape.listed else ""
    return f"{part.meaning}{several}"


def date_columns(name: str, meaning: str) -> Iterator[Column]:
    """The four columns of a date."""
    yield Column(name, meaning)
    yield Column(f"{name}_earliest", "The first day of the date as it is written.", "date")
    yield Column(f"{name}_latest", "The last day of the date as it is written.", "date")
    yield Column(
        f"{name}_qualifier",
        "Whether the date is uncertain, approximate or both: an approximate one may lie outside "
        "its first and last day.",
    )


def cells(model: type[BaseModel], made: Object, above: str = "") -> dict[str, Cell]:
    """The cells for the fields of ``model``, from the object that was made of it."""
    found: dict[str, Cell] = {}
    for part in described(model):
        value, name = made.get(part.name), _column(part, above)
        if part.shape.is_parts or value is None:
            continue
        if part.shape.model and isinstance(value, dict):
            found |= cells(part.shape.model, value, f"{name}_")
        elif part.shape.sort is Type.DATE and isinstance(value, dict):
            found |= date_cells(name, value)
        else:
            found[name] = cell(value)
    return found


def date_cells(name: str, value: Object) -> dict[str, Cell]:
    """The four cells of a date."""
    parts = {"": "edtf", "_earliest": "earliest", "_latest": "latest", "_qualifier": "qualifier"}
    return {f"{name}{end}": cell(value.get(part)) for end, part in parts.items()}


def cell(value: Plain) -> Cell:
    """A value as one cell: of what has an id the id, of text the text."""
    if isinstance(value, list):
        return BAR.join(str(cell(each)) for each in value) or None
    if isinstance(value, dict):
        return cell(value.get("id", value.get("text")))
    return value
