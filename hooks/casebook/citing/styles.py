"""Styles: works as APA, MLA and Chicago cite them, in plain text.

Pandoc does it, by styles of the CSL project: it is the processor that got works without an author,
quotation marks in titles and titles that end in a question mark right, and it comes as a wheel for
every common system (citeproc-py repeats such a title; hayagriva sets two marks at its end). It is
asked once in a build, for all styles together: to start it takes a tenth of a second of processor
time, each work two thousandths more.

A page differs from another one in its title and the end of its address only, if its date is the
same. So Pandoc formats a page that stands for all, and what it wrote is a form to be filled in. It
is so only for plain titles: a style changes quotation marks within quotation marks, and a full stop
after a question mark. Any other title is given to Pandoc itself. The tests compare the two for
every page of the site and for made-up titles.
"""

from __future__ import annotations

import json
import os
import re
import subprocess
from collections.abc import Iterable, Mapping, Sequence
from contextlib import ExitStack
from dataclasses import dataclass, replace
from importlib.resources import as_file, files
from types import MappingProxyType

from casebook.citing.csl import csl_item
from casebook.citing.works import Work

STYLES: Mapping[str, str] = MappingProxyType(
    {
        "APA": "apa.csl",
        "MLA": "modern-language-association.csl",
        "Chicago": "chicago-notes-bibliography.csl",
    }
)
"""The styles by the names that readers know them by, and their files."""

Texts = Mapping[str, str]
"""A work in each style, by the name of the style."""

LONGEST = 60
"""Seconds that Pandoc may take: a hundred times what it takes for a thousand works."""

_WORD = r"[A-Za-z0-9]+(?:['’][A-Za-z0-9]+)?"
_PLAIN = re.compile(rf"{_WORD}(?:(?:[,.:!]? |[-./]| \(){_WORD})*\)?")
"""A title that every style leaves as it is, but for the form of apostrophes."""

_TITLE = "Stand-in"
_END = "stand-in/"
"""The title of the page that stands for all, and the end of its address."""


class CitationError(Exception):
    """Citations could not be made: a sentence on why, and on what to do."""


@dataclass(frozen=True, slots=True)
class _Form:
    """What is the same in the citations of all pages of one date."""

    texts: Texts

    def filled(self, title: str, end: str) -> Texts:
        """The citations of the page that is called ``title`` and whose address ends in ``end``."""
        typographic = title.replace("'", "’")
        return {
            style: text.replace(_END, end).replace(_TITLE, typographic)
            for style, text in self.texts.items()
        }


def cite_pages(works: Sequence[Work], address: str) -> dict[str, Texts]:
    """Each of ``works``, pages of the site at ``address``, in each style, by its key."""
    stand_ins = {_stand_in(work, address): work for work in works if _is_plain(work.title)}
    asked = [
        replace(model, key=f"stand-in {number}", title=f"{_TITLE} {number}")
        for number, model in enumerate(stand_ins)
    ]
    others = [work for work in works if not _is_plain(work.title)]
    found = cite([*asked, *others])
    forms = {
        model: _Form({s: t.replace(each.title, _TITLE) for s, t in found[each.key].items()})
        for model, each in zip(stand_ins, asked, strict=True)
    }
    if any(text.count(_TITLE) != 1 for form in forms.values() for text in form.texts.values()):
        # A style tells titles twice, or the casebook is called like the page that stands for all.
        return cite(works)
    return {
        work.key: forms[_stand_in(work, address)].filled(work.title, work.url[len(address) :])
        if _is_plain(work.title)
        else found[work.key]
        for work in works
    }


def cite(works: Iterable[Work]) -> dict[str, Texts]:
    """Each of ``works`` in each style, by its key, all as Pandoc writes them.

    Works of one title go to it in different calls: in one list, styles tell them apart by a letter
    after the year, which has no place in the citation of a single work.
    """
    found: dict[str, Texts] = {}
    left = list(works)
    while left:
        titles: dict[str, Work] = {}
        for work in left:
            titles.setdefault(work.title.casefold(), work)
        batch = list(titles.values())
        found |= _asked(batch)
        keys = {work.key for work in batch}
        left = [work for work in left if work.key not in keys]
    return found


def _is_plain(title: str) -> bool:
    return _PLAIN.fullmatch(title) is not None


def _stand_in(work: Work, address: str) -> Work:
    """``work`` with a title and an address that stand for those of any page."""
    return replace(work, key="", title=_TITLE, url=f"{address}{_END}" if work.url else "")


def _asked(works: Sequence[Work]) -> dict[str, Texts]:
    """``works`` as Pandoc cites them, in one call."""
    items = [csl_item(work) | {"id": str(n), "title": _kept(work)} for n, work in enumerate(works)]
    with ExitStack() as stack:
        folder = files("casebook") / "citing"
        writer = stack.enter_context(as_file(folder / "citations.lua"))
        styles = {
            name: str(stack.enter_context(as_file(folder / "styles" / file)))
            for name, file in STYLES.items()
        }
        answer = _pandoc(
            ["--from=csljson", f"--to={writer}"],
            json.dumps(items),
            {"CASEBOOK_STYLES": json.dumps(styles)},
        )
    texts = json.loads(answer)
    return {
        work.key: {style: texts[style][str(n)] for style in STYLES} for n, work in enumerate(works)
    }


def _kept(work: Work) -> str:
    """The title in a form of CSL-JSON that keeps its capitals: a machine would change names."""
    # The only markup in CSL-JSON are a few elements of HTML; a joiner after "<" makes it text.
    text = re.sub(r"<(?=/?[a-z])", "<\u2060", " ".join(work.title.split()))
    return f'<span class="nocase">{text}</span>'


def _pandoc(arguments: Sequence[str], text: str, settings: Mapping[str, str]) -> str:
    """What Pandoc answers to ``text``; :class:`CitationError` where it does not."""
    # The import takes 0.04 seconds, which commands that cite nothing need not wait for.
    try:
        from pypandoc import get_pandoc_path  # noqa: PLC0415

        done = subprocess.run(  # noqa: S603
            [get_pandoc_path(), *arguments],
            input=text,
            env={**os.environ, **settings},
            capture_output=True,
            check=True,
            encoding="utf-8",
            timeout=LONGEST,
        )
    except (ImportError, OSError) as error:
        raise CitationError(
            f"Pandoc, which makes the citations, is not there ({error}). "
            "Install it with: pip install -r requirements.txt"
        ) from error
    except subprocess.SubprocessError as error:
        told = str(getattr(error, "stderr", "") or error).strip()
        raise CitationError(
            f"Pandoc, which makes the citations, has failed: {told} Install the version that "
            "requirements.txt names, or report this as a mistake of the casebook."
        ) from error
    return done.stdout.replace("\u2060", "")
