"""The field guide: a page for each kind of record, with every field that it may have."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from casebook.guide.fields import FOLDERS, MAP, MODELS, Described, described
from casebook.render.indexes import TITLES
from casebook.render.page import Page, Section
from casebook.render.writer import Writer

PATH = "contributing/fields/"
"""Where the guide stands on the site."""


@dataclass(frozen=True, slots=True)
class Parts:
    """The fields of each item of a list, or of a value that is made of fields."""

    of: str
    listed: bool
    fields: tuple[Described, ...]


def guide_pages(writer_at: Callable[[int], Writer]) -> Iterator[Page]:
    """The page that lists the kinds, then a page for each of them and for paragraph maps."""
    kinds = [(kind, _title(kind), FOLDERS[kind], _about(kind)) for kind in MODELS]
    yield Page(
        path=PATH,
        title="Field guide",
        description="Every field of every kind of record: meaning, form, example, needed or not.",
        kind="Guide",
        lead=writer_at(2).render("guide", kinds=kinds),
        parent="contributing/",
    )
    for kind, title, folder, about in kinds:
        writer = writer_at(3)
        fields = described(MODELS[kind])
        needed = [field.name for field in fields if field.needed]
        yield Page(
            path=f"{PATH}{kind}/",
            title=f"Fields: {title}",
            description=f"The fields of the files in {folder}: meaning, form, example.",
            kind="Guide",
            lead=writer.render("guide-kind", about=about, folder=folder, needed=needed),
            sections=tuple(
                Section(
                    field.name,
                    field.name,
                    writer.render("guide-field", field=field, parts=list(_parts(field))),
                    title=f"{field.name} ({title})",
                    indexed=False,
                )
                for field in fields
            ),
            parent=PATH,
            weight=0.5,
        )


def _title(kind: str) -> str:
    return "Paragraph maps" if kind == MAP else TITLES[kind][0]


def _about(kind: str) -> str:
    """What a record of the kind is, in the words of its model."""
    return " ".join((MODELS[kind].__doc__ or "").split("\n\n", maxsplit=1)[0].split())


def _parts(field: Described, name: str = "") -> Iterator[Parts]:
    """The fields within ``field``, and those within them."""
    name = f"{name}{field.name}"
    if field.parts:
        yield Parts(name, field.shape.listed, field.parts)
    for part in field.parts:
        yield from _parts(part, f"{name} / ")
