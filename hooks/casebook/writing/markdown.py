"""Markdown: page models as Markdown, one function a block.

Each statement has its citation behind it, with the name of the source, so that it can be taken away
alone; accusations stand with their replies, or with the sentence that none was found.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from typing import Any, get_args

from casebook.pages import blocks as model
from casebook.pages import speech
from casebook.pages.page import Band, Page
from casebook.pages.text import Code, Link, Marks, Outside, Strong, Text
from casebook.writing.markdown_syntax import (
    anchor,
    code,
    escape,
    heading,
    hung,
    link,
    listed,
    opened,
    stacked,
    strong,
)

ON_THE_PAGE = "The page on the site says more."
"""What stands here for what is sensitive: that is on the page of its record, and in no file."""

FILE = "index.md"
"""The file of each page, in the folder that is its address."""


class MarkdownWriter:
    """Writes pages that stand ``depth`` folders below the root. Links lead from file to file."""

    def __init__(self, depth: int) -> None:
        self.base = "../" * depth
        self._links: dict[Link, str] = {}
        self._marks: dict[Marks, str] = {}
        self._below = 3
        self._by_block: dict[type, Callable[[Any], Iterable[str]]] = {
            block: getattr(self, f"_{block.__name__.lower()}") for block in get_args(model.Block)
        }

    def page(self, page: Page) -> str:
        """A page, from its title to how it is cited."""
        further = "".join(map(anchor, page.anchors))
        texts = map(self.line, (*page.notice, *page.lead))
        head = (heading(page.title, 1), further, *texts)
        rail = self._facts(page.rail) if page.rail else ()
        sections = (self.section(section) for section in page.sections)
        beside = [f"{words}: {self.link(known)}" for words, known in _beside(page)]
        band = self._band(page.band) if page.band else ()
        return f"{stacked((*head, *rail, *sections, listed(beside), *band))}\n"

    def section(self, section: model.Section) -> str:
        """A section with its heading; of one that is sensitive, that there is more on the page."""
        if section.sensitive:
            return opened(escape(ON_THE_PAGE))
        self._below = section.level + 1 if section.heading else 3
        top = heading(section.heading, section.level, section.id) if section.heading else ""
        further = "".join(map(anchor, section.anchors))
        return stacked((top, further, self.blocks(section.blocks)))

    def blocks(self, blocks: Iterable[model.Block]) -> str:
        """Blocks below each other, each by the function that has its name."""
        return stacked(piece for block in blocks for piece in self._by_block[type(block)](block))

    def text(self, text: Text) -> str:
        """Running text within a line."""
        return "".join(map(self._inline, text)).strip(" ")

    def line(self, text: Text) -> str:
        """Running text as a block of its own."""
        return opened(self.text(text))

    def _inline(self, part: object) -> str:
        if isinstance(part, str):
            return escape(part)
        if isinstance(part, Link):
            return self.link(part)
        if isinstance(part, Marks):
            return self.marks(part)
        words: str = part.words  # type: ignore[attr-defined]
        if isinstance(part, Outside):
            return link(words, part.url)
        if isinstance(part, Strong):
            return strong(escape(words))
        return code(words) if isinstance(part, Code) else escape(words)

    def link(self, known: Link) -> str:
        """A link within the site; it stands on many pages and is made once."""
        made = self._links.get(known)
        if made is None:
            made = self._links[known] = self.to(known.words, known.address)
        return made

    def to(self, words: str, address: str) -> str:
        """A link to an address below the root, or to a part of the page."""
        return link(words, address if address.startswith("#") else self.file(address))

    def file(self, address: str) -> str:
        """The file that stands for an address below the root, as a link from this page has it."""
        path, sign, part = address.partition("?")[0].partition("#")
        index = FILE if not path or path.endswith("/") else ""
        return f"{self.base}{path}{index}{sign}{part}"

    def marks(self, marks: Marks) -> str:
        """The citation of a sentence, in brackets behind it."""
        made = self._marks.get(marks)
        if made is None:
            links = (
                self.to(f"{mark.source} {mark.paragraphs}".strip(), mark.address)
                for mark in marks.marks
            )
            made = self._marks[marks] = f" ({', '.join(links)})" if marks.marks else ""
        return made

    def saying(self, saying: speech.Saying, before: str = "") -> str:
        """Who said what, when, through whom we know it, and what it is."""
        who = strong(self.text(saying.speaker))
        when = f", {escape(saying.when.words)}" if saying.when else ""
        via = f", via {self.text(saying.via)}" if saying.via else ""
        quote = escape(saying.quote.words) if saying.quote else ""
        words = " ".join(filter(None, (self.text(saying.gist), quote)))
        about = f" about {self.text(saying.about)}" if saying.about else ""
        what = f"{escape(saying.kind)}{about}: {escape(saying.subject)}."
        home = anchor(saying.id) if saying.home else ""
        first = f"{escape(before)}: " if before else ""
        return f"{home}{first}{who}{when}{via}: {words}{self.marks(saying.marks)} {what}"

    def _prose(self, block: model.Prose) -> Iterable[str]:
        return map(self.line, block.paragraphs)

    def _facts(self, block: model.Facts) -> Iterator[str]:
        if block.name:
            yield strong(self.link(block.name))
        yield "\n\n".join(map(self._fact, block.rows))

    def _fact(self, row: model.Row) -> str:
        term = opened(f"{anchor(row.id)}{escape(row.label)}")
        values = [self.line(value) for value in row.values]
        more = f" {self.link(row.more)}" if row.more else ""
        return "\n".join([term, *(hung(":", value) for value in values)]) + more

    def _sayings(self, block: speech.Sayings) -> Iterator[str]:
        yield listed(map(self.saying, block.sayings))

    def _exchanges(self, block: speech.Exchanges) -> Iterator[str]:
        for exchange in block.exchanges:
            yield listed(map(self.saying, exchange.accusations))
            yield "\n>\n".join(f"> {opened(answer)}" for answer in self._answering(exchange))

    def _answering(self, exchange: speech.Exchange) -> Iterator[str]:
        """The replies; or that none was found."""
        for reply in exchange.replies:
            paired = self.marks(reply.pairing) if reply.pairing else ""
            yield f"{escape(reply.scope)}{paired}: {self.saying(reply.saying)}"
        if exchange.none:
            yield escape(exchange.none)

    def _debate(self, block: speech.Debate) -> Iterator[str]:
        for side, arguments in block.columns:
            yield heading(side, self._below)
            yield listed(
                stacked((self.saying(each.saying), listed(map(self._answered, each.replies))))
                for each in arguments
            )

    def _answered(self, reply: speech.Saying) -> str:
        return self.saying(reply, "Reply")

    def _moments(self, block: model.Moments) -> Iterator[str]:
        for year in block.years:
            if year.heading:
                yield heading(year.heading, self._below, year.id)
            yield listed(map(self._moment, year.moments))

    def _moment(self, moment: model.Moment) -> str:
        when = escape(moment.when.words) if moment.when else "Date not known"
        tags = "".join(f" ({self.to(tag.words, tag.address)})" for tag in moment.tags)
        detail = f" {self.text(moment.detail)}" if moment.detail else ""
        return opened(f"{when}: {self.text(moment.what)}{tags}{detail}")

    def _table(self, block: model.Table) -> Iterator[str]:
        if not block.lines:
            return
        if block.caption:
            yield opened(escape(block.caption))
        head = [escape(column) for column in block.columns] or [""] * len(block.lines[0].cells)
        lines_ = ((*line.cells[:-1], line.taken or line.cells[-1]) for line in block.lines)
        rows = [[self.text(cell) for cell in cells] for cells in lines_]
        for line, row in zip(block.lines, rows, strict=True):
            row[0] = f"{anchor(line.id)}{row[0]}"
        lines = (head, ["---"] * len(head), *rows)
        yield "\n".join(f"| {' | '.join(row)} |" for row in lines)

    def _names(self, block: model.Names) -> Iterator[str]:
        for group in block.groups:
            yield from self._group(group)

    def _group(self, group: model.Group) -> Iterator[str]:
        if group.heading:
            yield heading(group.heading, self._below, group.id)
        if group.note:
            yield self.line(group.note)
        yield listed(map(self._item, group.items))

    def _item(self, item: model.Item) -> str:
        note = f" – {self.text(item.note)}" if item.note else ""
        return opened(f"{self.text(item.name)}{note}")

    def _sides(self, block: model.Sides) -> Iterator[str]:
        yield listed(
            f"{strong(self.text(side.name))}: {self.text(side.stance)}"
            + (f" {self.text(side.tally)}." if side.tally else "")
            for side in block.sides
        )

    def _tallies(self, block: model.Tallies) -> Iterator[str]:
        yield listed(map(self._tally, block.tallies))

    def _tally(self, tally: model.Tally) -> str:
        told = (escape(tally.arguments), *(self.text(share.words) for share in tally.shares))
        words = ". ".join(filter(None, (*told, self.text(tally.points))))
        return f"{self.link(tally.name)}: {escape(tally.about)} – {words}"

    def _strip(self, block: model.Strip) -> Iterator[str]:
        labels = [column.label for column in block.columns]
        yield listed(
            opened(f"{escape(column.label)}: {', '.join(map(self.text, column.moments))}")
            for column in block.columns
            if column.moments
        )
        yield listed(
            opened(
                f"{escape(labels[stretch.first - 1])} to {escape(labels[stretch.last - 1])}: "
                f"{self.text(stretch.what)}"
            )
            for stretch in block.stretches
        )

    def _passages(self, block: model.Passages) -> Iterator[str]:
        yield listed(map(self._passage, block.passages))

    def _passage(self, passage: model.Passage) -> str:
        about = f" {self.text(passage.about)}" if passage.about and not passage.quiet else ""
        said = [self.saying(saying) for saying in passage.sayings]
        if passage.original:
            said.append(link(passage.original.words, passage.original.address))
        used = [opened(self.text(use)) for use in passage.used]
        top = f"{anchor(passage.id)}{strong(escape(passage.number))}{about}"
        return "\n".join(filter(None, (top, listed((*said, *used)))))

    def _answers(self, block: model.Answers) -> Iterator[str]:
        yield listed(
            f"{self.link(question)} {self.text(answer)}" for question, answer in block.items
        )

    def _jumps(self, block: model.Jumps) -> Iterator[str]:
        if block.heading:
            yield opened(escape(block.heading))
        yield listed(
            self.link(known) + (f" ({escape(count)})" if count else "")
            for known, count in block.links
        )

    def _band(self, band: Band) -> Iterator[str]:
        """The foot of a page: its sources, what cites it, how to cite it."""
        self._below = 3
        yield heading("Sources", 2, "Band")
        yield opened(escape(band.sourcing))
        yield listed(
            f"{self.to(mark.source, mark.address)}: {escape(title)}"
            + (", primary source" if mark.primary else "")
            for mark, title in band.sources
        )
        if band.cited_by:
            yield heading("Cited by", 2, "Cited")
        for group in (*band.cited_by, *band.history):
            yield from self._group(group)
        yield opened(f"Edition: {self.text(band.edition)}" if band.edition else "")
        cited = [citation for citation in band.citations if citation.styles]
        if cited:
            yield heading("Cite", 2, "Cite")
        for citation in cited:
            yield heading(citation.heading, 3)
            yield listed(f"{escape(style)}: {escape(text)}" for style, text in citation.styles)


def _beside(page: Page) -> Iterator[tuple[str, Link]]:
    if page.before:
        yield "Before", page.before
    if page.after:
        yield "After", page.after
