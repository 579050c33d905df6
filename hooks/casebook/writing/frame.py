"""The frame of a page: head, header with tabs, footer. It is the same for every page of the site."""

from __future__ import annotations

from dataclasses import dataclass

from jinja2 import Environment
from markupsafe import Markup

from casebook.pages.page import Page
from casebook.pages.text import Link
from casebook.writing.feeds import FEED
from casebook.writing.policy import policy

EARLY = (
    '(function(r){r.className="js";try{var s=localStorage.getItem("casebook.scheme");'
    'if(s==="light"||s==="dark")r.dataset.scheme=s}catch(e){}})(document.documentElement)'
)
"""The one script that runs before a page is drawn: without it dark pages would flash."""


@dataclass(frozen=True, slots=True)
class Look:
    """What the settings of the site say of its frame; all addresses are below the root."""

    site: str
    address: str = ""
    language: str = "en"
    copyright: str = ""
    favicon: str = ""
    logo: str = ""
    styles: tuple[str, ...] = ()
    scripts: tuple[str, ...] = ()
    tabs: tuple[Link, ...] = ()
    about: tuple[Link, ...] = ()
    """Hand-written pages that the footer leads to."""
    footer: tuple[Link, ...] = ()
    colophon: str = ""
    """What the footer says of the whole: sources, reviews, up to when they were read."""
    repository: str = ""
    policed: bool = True
    """Whether pages carry their policy; a preview adds a script of its own to each."""

    @property
    def targets(self) -> tuple[str, ...]:
        """The addresses below the root that every page leads to or loads."""
        loaded = (self.favicon, self.logo, *self.styles, *self.scripts, FEED)
        links = (link.address for link in (*self.tabs, *self.footer, *self.about))
        return (*filter(None, loaded), *links)


class Frame:
    """Puts what a page says into its frame."""

    def __init__(self, templates: Environment, look: Look) -> None:
        self.look = look
        self._template = templates.get_template("frame.html")
        self._policy = policy(EARLY) if look.policed else ""

    def around(self, page: Page, content: Markup, head: Markup, base: str) -> str:
        """The whole document of ``page``; ``base`` leads from it to the root of the site."""
        return self._template.render(
            look=self.look,
            page=page,
            content=content,
            head=head,
            base=base,
            root=base or "./",
            early=Markup(EARLY),  # noqa: S704 - our own words
            policy=self._policy,
        )
