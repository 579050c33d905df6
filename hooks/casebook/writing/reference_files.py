"""Files for reference managers: a work as BibTeX, RIS and CSL-JSON.

On a page they stand in the link itself, as a ``data:`` address (RFC 2397): a browser saves it as a
file. Three files beside each page took as long to create as a fifth of the whole build.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from types import MappingProxyType
from urllib.parse import quote

from casebook.citing.bibtex import bibtex
from casebook.citing.csl import csl_json
from casebook.citing.ris import ris
from casebook.citing.works import Work
from casebook.pages.references import References


@dataclass(frozen=True, slots=True)
class Format:
    """A form of file that reference managers read: its name, ending and media type."""

    name: str
    ending: str
    media: str
    write: Callable[[Iterable[Work]], str]

    def address(self, work: Work) -> str:
        """The file on ``work`` as a ``data:`` address."""
        text = self.write([work])
        # Most are plain; quote() takes ten times as long.
        coded = text.translate(_CODES) if text.isascii() else quote(text, safe=_SAFE)
        return f"data:{self.media};charset=utf-8,{coded}"


FORMATS = (
    Format("BibTeX", "bib", "application/x-bibtex", bibtex),
    Format("RIS", "ris", "application/x-research-info-systems", ris),
    Format("CSL-JSON", "json", "application/vnd.citationstyles.csl+json", csl_json),
)

_SAFE = "!*()-._~:@/?$,;="
"""What may stand in a URL as it is, and in HTML too, beside letters and digits."""

_CODES = MappingProxyType({sign: quote(chr(sign), safe=_SAFE) for sign in range(128)})
"""The plain signs as they stand in a URL."""


def offers(work: Work) -> Iterator[tuple[str, str, str]]:
    """The files on one work: name of the form, name of the file, address."""
    for form in FORMATS:
        yield form.name, f"{work.key}.{form.ending}", form.address(work)


def files(references: References) -> Iterator[tuple[str, str]]:
    """Files with all pages of a kind, and with the originals of all sources: path and text."""
    lists: dict[str, list[Work]] = {}
    for ref, work in references.pages.items():
        lists.setdefault(f"{ref.kind}/cite", []).append(work)
    if references.originals:
        lists["sources/originals"] = list(references.originals.values())
    for path, works in lists.items():
        for form in FORMATS:
            yield f"{path}.{form.ending}", form.write(works)
