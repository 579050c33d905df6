"""The pages on open data: what can be downloaded, and what stands in each column."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from casebook.open_data.dataset import (
    DATABASE,
    FOLDER,
    INDEX,
    PACKAGE,
    WHOLE,
    Dataset,
    File,
    dataset,
)
from casebook.open_data.objects import VERSION, all_of
from casebook.open_data.openapi import FILE as OPENAPI
from casebook.open_data.package import Terms
from casebook.open_data.tables import SAID, Table
from casebook.pages import blocks
from casebook.pages.blocks import Line, Prose, Row, Section
from casebook.pages.composer import Composer
from casebook.pages.lists import heading_id
from casebook.pages.page import Page
from casebook.pages.sayings import counted
from casebook.pages.text import Code, Link, Text
from casebook.records.kinds import KINDS

TITLE = "Data"
FIELDS = f"{FOLDER}fields/"
"""The address of the page that explains the columns."""

FIRST = (SAID, "replies", "people", "organizations", "events", "sources", "relations", "votes")
"""The tables that most people come for, in this order."""


def data(composer: Composer) -> Iterator[File | Page]:
    """All files that people can take away, then the pages that tell of them."""
    settings = composer.settings
    made = dataset(
        composer.casebook,
        settings.imprint,
        Terms(settings.license),
        settings.description,
        composer.history,
    )
    sizes: dict[str, int] = {}
    for path, content in made.files():
        sizes[path] = len(content if isinstance(content, bytes) else content.encode())
        yield path, content
    yield from data_pages(composer, made, sizes)


def data_pages(composer: Composer, data: Dataset, sizes: Mapping[str, int]) -> Iterator[Page]:
    """The page of all files, whose ``sizes`` are in bytes, and the page of all columns."""
    tables = {table.name: table for table in data.tables}
    first = [tables[name] for name in FIRST if name in tables]
    rest = sorted((t for t in data.tables if t.name not in FIRST), key=lambda table: table.name)
    description = "Everything on this site as tables, as one file or page by page."
    yield Page(
        address=FOLDER,
        title=TITLE,
        description=description,
        lead=((f"{description} {data.terms.rights}",),),
        sections=(
            Section("Tables", "Tables", (_files(first, sizes),), searched=True),
            Section("Whole", "Everything in one file", (_whole(sizes),), searched=True),
            Section("Records", "One record", (_records(data),), searched=True),
            Section("Use", "How to cite and use them", (_reading(composer),), searched=True),
            Section("More-tables", "All other tables", (_files(rest, sizes),)),
        ),
        updated=composer.updated,
    )
    yield Page(
        address=FIELDS,
        title="Columns of the tables",
        description="What each column of each table contains.",
        lead=(("What each column of each table contains.",),),
        sections=tuple(_columns(table) for table in (*first, *rest)),
        trail=(Link(FOLDER, TITLE),),
        updated=composer.updated,
        searched=False,
    )


def _files(tables: list[Table], sizes: Mapping[str, int]) -> blocks.Table:
    lines = tuple(
        Line(
            (
                (Link(name, f"{table.name}.csv"),),
                (f"{table.about} {counted(len(table.rows), 'row')}.",),
                (_size(sizes.get(name, 0)),),
                (Link(f"{FIELDS}#{heading_id(table.name)}", "Columns"),),
            )
        )
        for table in tables
        for name in (f"{FOLDER}{table.name}.csv",)
    )
    return blocks.Table(("File", "What is in it", "Size", "Columns"), lines, "Tables as CSV")


def _whole(sizes: Mapping[str, int]) -> blocks.Table:
    whole = (
        (WHOLE, "All records as JSON."),
        (DATABASE, "All tables as a SQLite database with a full-text index."),
        (PACKAGE, "A description of the tables for programs, as a Frictionless data package."),
    )
    lines = tuple(
        Line(((Link(name, name.removeprefix(FOLDER)),), (about,), (_size(sizes.get(name, 0)),)))
        for name, about in whole
    )
    return blocks.Table(("File", "What is in it", "Size"), lines, "Everything in one file")


def _records(data: Dataset) -> blocks.Facts:
    """Where the JSON of a record is, of a kind, of everything."""
    lists = [
        (Link(all_of(kind), KINDS[kind].many), f": {len(those):,}")
        for kind, those in data.made.items()
        if those
    ]
    return blocks.Facts(
        (
            Row("Of a page", (("Follow the link “Data of this page (JSON)” at its foot.",),)),
            Row("All of a kind", tuple(lists)),
            Row("Index of all files", ((Link(INDEX, "index.json"),),)),
            Row("Format", ((Link(OPENAPI, "openapi.json"), ", in OpenAPI 3.1"),)),
        )
    )


def _reading(composer: Composer) -> Prose:
    site = composer.settings.imprint
    cite = f"{site.name}, data version {VERSION}, statements.csv"
    address = f", {site.address}{FOLDER}statements.csv" if site.address else ""
    paragraphs: tuple[Text, ...] = (
        (
            "Name the site, the version, the file and the day you downloaded it, as in: "
            f"{cite}{address}, downloaded January 5, 2027.",
        ),
        (
            "This is version ", Code(str(VERSION)), " of the format. Columns and names may be "
            "added; none is renamed or changes its meaning. IDs stay the same: ",
            Link(f"{FOLDER}gone.csv", "gone.csv"),
            " lists the records that moved or were removed.",
        ),
        (
            "In the table of statements, in the JSON of each statement and on its card, an "
            "accusation carries its replies, or the words “We found no reply to this.” If you "
            "publish one, publish the other. Other tables hold our own sentences, some of which "
            "mention an accusation; look for the reply in the table of statements.",
        ),
        (
            "The table of statements has more accusations than the pages count. Pages leave out "
            "those that only repeat another one (see the column ", Code("repeats"), "), and the "
            "page of a dispute counts only those that belong to it.",
        ),
        (
            "What is marked as sensitive appears on its own page and in no file. Judgments that an "
            "article makes in its own voice appear only on the page of that article and in its "
            "Markdown file. If a sentence of ours quotes one, it names the article.",
        ),
        (
            "A date has four columns: the date in EDTF, the first and the last possible day, and "
            "whether it is uncertain or approximate. A vertical bar separates several values in "
            "one cell. Text is plain in the tables; the JSON also has its links, written as in our "
            "own files.",
        ),
        (
            "The CSV files are UTF-8 and begin with a byte order mark, without which Excel garbles "
            "accents and curly quotation marks. A cell that a spreadsheet would run as a formula "
            "has an apostrophe before it.",
        ),
        (
            "Any page on the web may load these files if the host of this site honors its ",
            Code("_headers"), " file.",
        ),
    )  # fmt: skip
    return Prose(paragraphs)


def _columns(table: Table) -> Section:
    lines = tuple(
        Line(((Code(column.name),), (column.about,), (column.type,))) for column in table.columns
    )
    columns = blocks.Table(("Column", "What it contains", "Type"), lines, f"{table.name}.csv")
    return Section(heading_id(table.name), f"{table.name}.csv", (columns,), quiet=True)


def _size(count: int) -> str:
    """A number of bytes as people say it."""
    if count < 1000:
        return f"{count:,} bytes"
    return f"{count / 1000:,.0f} kB" if count < 1_000_000 else f"{count / 1_000_000:,.1f} MB"
