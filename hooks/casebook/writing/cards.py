"""Cards as pages without a script, and the texts by which a statement can be quoted elsewhere.

Whatever leaves names speaker, date, source and paragraph, and of an accusation the replies or that
none was found.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from jinja2 import Environment
from markupsafe import Markup, escape

from casebook.citing.works import Imprint
from casebook.open_data.package import Terms
from casebook.pages.cards import Card, Voice
from casebook.pages.text import Link, plain
from casebook.writing.html import Writer
from casebook.writing.markdown_syntax import escape as marked
from casebook.writing.markdown_syntax import link
from casebook.writing.policy import FRAMED

STYLE = "assets/card.css"
"""The style sheet of all cards."""

FRAME = Markup('<iframe src="{}" title="{}" width="100%" height="320"></iframe>')


class CardWriter:
    """Writes the cards of one site."""

    def __init__(self, templates: Environment, imprint: Imprint, terms: Terms) -> None:
        self._card = templates.get_template("card.html")
        self._quotes = templates.get_template("quotes.html")
        self.imprint = imprint
        self._shared = {
            "style": STYLE,
            "policy": FRAMED,
            "site": imprint.name,
            "rights": terms.rights,
            "known": imprint.address,
        }

    def page(self, card: Card, writer: Writer) -> str:
        """The document of a card; ``writer`` is the one for its depth."""
        writer.begin()
        description = " ".join(self._sentences(card))
        voices = (card.statement, *card.replies)
        return self._card.render(
            w=writer, card=card, voices=voices, description=description, **self._shared
        )

    def quotes(self, statement: Link, cards: Sequence[Card], writer: Writer) -> str:
        """The document with the texts of all ``cards`` of one statement, to which it leads."""
        writer.begin()
        texts = [(card, tuple(self.forms(card))) for card in cards]
        return self._quotes.render(w=writer, statement=statement, texts=texts, **self._shared)

    def forms(self, card: Card) -> Iterator[tuple[str, str]]:
        """The texts to take away: the name of each form, and the text."""
        root, name = self.imprint.address, self.imprint.name
        here = f"{root}{card.home}"
        voices = (card.statement, *card.replies)
        yield "Plain text", " ".join((*self._sentences(card), f"{name}, {here}"))
        said = [*(_html(voice, root) for voice in voices), *filter(None, [escape(card.none)])]
        said.append(Markup('<a href="{}">{}</a>').format(here, name))
        inside = Markup("").join(Markup("<p>{}</p>").format(each) for each in said)
        yield "HTML", str(Markup('<blockquote cite="{}">{}</blockquote>').format(here, inside))
        lines = [*(_markdown(voice, root) for voice in voices), *filter(None, [marked(card.none)])]
        yield "Markdown", "\n>\n".join(f"> {line}" for line in (*lines, link(name, here)))
        if root:
            frame = FRAME.format(f"{root}{card.address}", card.heading)
            yield "To show it in a page", str(frame)

    def _sentences(self, card: Card) -> Iterator[str]:
        """All that a card says, as plain text."""
        for voice in (card.statement, *card.replies):
            sources = "; ".join(words for words, _ in voice.sources)
            yield f"{_begun(voice)}{_what(voice)} ({sources})"
        if card.none:
            yield card.none


def _begun(voice: Voice) -> str:
    scope = f"{voice.scope}: " if voice.scope else ""
    when = f", {voice.when.words}" if voice.when else ""
    return f"{scope}{voice.who}{when}: "


def _what(voice: Voice) -> str:
    words = (plain(voice.gist), voice.quote.words if voice.quote else "")
    return " ".join(filter(None, words))


def _html(voice: Voice, root: str) -> Markup:
    one = Markup('<a href="{}">{}</a>')
    links = Markup("; ").join(one.format(f"{root}{to}", words) for words, to in voice.sources)
    return Markup("{}{} ({})").format(_begun(voice), _what(voice), links)


def _markdown(voice: Voice, root: str) -> str:
    links = "; ".join(link(words, f"{root}{to}") for words, to in voice.sources)
    return f"{marked(_begun(voice))}{marked(_what(voice))} ({links})"
