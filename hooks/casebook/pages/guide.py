"""The field guide: every field of every kind of record, as the declarations say it."""

from __future__ import annotations

from collections.abc import Iterator

from casebook.guide.descriptions import ABOUT, FOLDERS, MAP, MODELS, Described, described
from casebook.pages.blocks import Facts, Group, Item, Line, Names, Prose, Row, Section, Table
from casebook.pages.composer import Composer
from casebook.pages.page import Page
from casebook.pages.text import Code, Inline, Link, Text, joined
from casebook.records.kinds import KINDS

ADDRESS = "contributing/fields/"
TITLE = "Field guide"


def guide_pages(composer: Composer) -> Iterator[Page]:
    """A page for each kind of file, and one that leads to them."""
    description = (
        "Every field of every kind of record: its meaning, its form, an example, and whether it is "
        "needed."
    )
    items = tuple(
        Item(
            (Link(f"{ADDRESS}{kind}/", _title(kind)),),
            (Code(f"{FOLDERS[kind]}/"), " ", ABOUT[kind]),
        )
        for kind in MODELS
    )
    trail = (Link("contributing/", "Contributing"),)
    yield Page(
        ADDRESS, TITLE, description, "Guide", lead=((description,),), trail=trail,
        sections=(Section("Kinds", "", (Names((Group("", items),)),)),), updated=composer.updated,
    )  # fmt: skip
    for kind in MODELS:
        yield _page(kind, (*trail, Link(ADDRESS, TITLE)), composer)


def _page(kind: str, trail: tuple[Link, ...], composer: Composer) -> Page:
    fields = described(MODELS[kind])
    needed = joined((Link(f"#{f.name}", f.name),) for f in fields if f.needed)
    lead: Text = (
        f"{ABOUT[kind]} The files are in ",
        Code(f"{FOLDERS[kind]}/"),
        ". They need ",
        *needed,
        ".",
    )
    return Page(
        address=f"{ADDRESS}{kind}/",
        title=f"Fields: {_title(kind)}",
        description=f"The fields of the files in {FOLDERS[kind]}: meaning, form, example.",
        kind="Guide",
        lead=(lead,),
        sections=tuple(_section(field) for field in fields),
        trail=trail,
        boost=0.5,
        updated=composer.updated,
    )


def _section(field: Described) -> Section:
    rows = [
        Row("Needed", (("yes" if field.needed else "this or another" if field.asked else "no",),)),
        Row("Form", ((field.shape.sentence,),)),
    ]
    if field.examples:
        examples = tuple((Code(f"{field.name}: {example}"),) for example in field.examples)
        rows.append(Row("Example", examples))
    tables = tuple(_table(name, parts, listed) for name, parts, listed in _parts(field))
    return Section(
        field.name, field.name, (Prose(((field.meaning,),)), Facts(tuple(rows)), *tables)
    )


def _parts(field: Described, above: str = "") -> Iterator[tuple[str, tuple[Described, ...], bool]]:
    """The fields within ``field``, and those within them."""
    name = f"{above}{field.name}"
    if field.parts:
        yield name, field.parts, field.shape.listed
    for part in field.parts:
        yield from _parts(part, f"{name} / ")


def _table(name: str, parts: tuple[Described, ...], listed: bool) -> Table:
    lines = tuple(Line(((Code(part.name), *_need(part)), _meaning(part))) for part in parts)
    return Table(
        ("Field", "Meaning and form"), lines, f"Fields of {'each item of ' * listed}{name}"
    )


def _need(part: Described) -> Text:
    return (" (needed)",) if part.needed else (" (this or another)",) if part.asked else ()


def _meaning(part: Described) -> Text:
    said: list[Inline] = [f"{part.meaning} {part.shape.sentence}"]
    for example in part.examples:
        said += [" Example: ", Code(example)]
    return tuple(said)


def _title(kind: str) -> str:
    return "Paragraph maps" if kind == MAP else KINDS[kind].many
