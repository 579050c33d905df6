"""The frame of a page: head, header with tabs, footer. It is the same for every page of the site.

Of the settings of MkDocs Material, the frame honors these:

``theme.palette``
    ``scheme`` (``default`` is light, ``slate`` is dark), ``media`` and ``toggle``; see
    :func:`palette`. The colors themselves are in ``assets/site.css``.
``theme.logo``, ``theme.favicon``
    A picture before the name of the site in the header, and the icon of its browser tab.
``theme.language``
    The language of the pages, as ``lang`` tells it to browsers and screen readers. What the frame
    itself says is English.
``extra_css``, ``extra_javascript``
    Further style sheets and scripts of the site itself; the policy forbids those of other hosts.

The style sheet, scripts and fonts of the theme are not used.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from jinja2 import Environment
from markupsafe import Markup

from casebook.pages.edit_links import EditLinks
from casebook.pages.page import Page
from casebook.pages.text import Link
from casebook.writing.feeds import FEED
from casebook.writing.policy import policy

EARLY = (
    '(function(r){r.className="js";try{var s=localStorage.getItem("casebook.scheme");'
    'if(s==="light"||s==="dark")r.dataset.scheme=s}catch(e){}})(document.documentElement)'
)
"""The one script that runs before a page is drawn: without it dark pages would flash."""

FONTS = ("assets/fonts/sans.woff2", "assets/fonts/serif.woff2")
"""What a browser is told to fetch at once, for every page has both."""

SWITCH = "Dark colors"
"""What the button for light and dark is called if the settings do not say."""

SCHEMES: Mapping[str, str] = {"default": "light", "slate": "dark"}
"""The schemes of Material, and what they are here."""


@dataclass(frozen=True, slots=True)
class Palette:
    """Light or dark: what a page has at first, and whether readers can change it.

    ``scheme`` is ``light``, ``dark``, or empty to follow the reader's system; ``toggle`` is what
    the button that changes it is called, empty for none.
    """

    scheme: str = ""
    toggle: str = SWITCH


def palette(setting: object) -> Palette:
    """The palette that ``theme.palette`` asks for; without one, pages follow the system.

    One palette is that of all pages. Of several, those with a ``media`` follow the system, else the
    first is what pages begin with; readers can change it if any of them has a ``toggle``, whose
    ``name`` the button bears. ``ValueError`` says in a sentence what cannot be honored.
    """
    if not setting:
        return Palette()
    several = isinstance(setting, list)
    palettes = [_checked(each) for each in (setting if isinstance(setting, list) else [setting])]
    follows = several and any(each.get("media") for each in palettes)
    toggles = [each["toggle"] for each in palettes if each.get("toggle")]
    named = next((str(toggle["name"]) for toggle in toggles if toggle.get("name")), SWITCH)
    return Palette(
        "" if follows else SCHEMES[palettes[0].get("scheme", "default")], named if toggles else ""
    )


def _checked(setting: object) -> Mapping[str, Any]:
    """One palette as it is written; ``ValueError`` for what it cannot have."""
    if not isinstance(setting, Mapping):
        raise ValueError("theme.palette: write one palette, or a list of them.")  # noqa: TRY004
    for name in setting:
        if name not in {"scheme", "media", "toggle"}:
            raise ValueError(f"theme.palette.{name} is not used: colors are in assets/site.css.")
    scheme = setting.get("scheme", "default")
    if scheme not in SCHEMES:
        raise ValueError(f"theme.palette: there is no scheme {scheme}. Use default or slate.")
    return setting


@dataclass(frozen=True, slots=True)
class Look:
    """What the settings of the site say of its frame; all addresses are below the root."""

    site: str
    address: str = ""
    folder: Path | None = None
    """The folder of the files that every site has, its fonts among them."""
    edition: str = ""
    """The release that the site is an edition of, if it is one."""
    edition_day: str = ""
    """The day of that release, in words."""
    living: str = ""
    """The address of the living site, where an edition knows it."""
    language: str = "en"
    copyright: str = ""
    favicon: str = ""
    logo: str = ""
    palette: Palette = Palette()
    styles: tuple[str, ...] = ()
    scripts: tuple[str, ...] = ()
    tabs: tuple[Link, ...] = ()
    about: tuple[Link, ...] = ()
    """Hand-written pages that the footer leads to."""
    footer: tuple[Link, ...] = ()
    colophon: str = ""
    """What the footer says of the whole: sources, reviews, up to when they were read."""
    edit_links: EditLinks | None = None
    policed: bool = True
    """Whether pages carry their policy; a preview adds a script of its own to each."""

    @property
    def targets(self) -> tuple[str, ...]:
        """The addresses below the root that every page leads to or loads."""
        loaded = (self.favicon, self.logo, *self.styles, *self.scripts, *FONTS, FEED)
        links = (link.address for link in (*self.tabs, *self.footer, *self.about))
        return (*filter(None, loaded), *links)


class Frame:
    """Puts what a page says into its frame."""

    def __init__(self, templates: Environment, look: Look) -> None:
        self.look = look
        self._template = templates.get_template("frame.html")
        self._policy = policy(EARLY) if look.policed else ""
        self._shared: Any = templates.get_template("shared.html").make_module()
        self._same: dict[str, tuple[Markup, Markup]] = {}

    def around(self, page: Page, content: Markup, head: Markup, base: str) -> str:
        """The whole document of ``page``; ``base`` leads from it to the root of the site."""
        if base not in self._same:
            # What pages that stand equally deep load and lead to is the same in all of them.
            loaded = Markup(self._shared.loaded(self.look, base, FONTS))  # noqa: S704 - a template
            self._same[base] = loaded, Markup(self._shared.parts(self.look, base))  # noqa: S704
        loaded, parts = self._same[base]
        return self._template.render(
            look=self.look,
            page=page,
            content=content,
            head=head,
            base=base,
            root=base or "./",
            loaded=loaded,
            parts=parts,
            early=Markup(EARLY),  # noqa: S704 - our own words
            policy=self._policy,
        )
