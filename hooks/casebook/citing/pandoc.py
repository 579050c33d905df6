"""Pandoc: the program that writes references, by styles of the CSL project.

It is the processor that got works without an author, quotation marks in titles and titles that end
in a question mark right, and it comes as a wheel for every common system (citeproc-py repeats such
a title; hayagriva sets two marks at its end). One call writes all works in all styles: to start and
to read the styles takes it a quarter of a second of processor time, each work four thousandths.
"""

from __future__ import annotations

import json
import os
import subprocess
from collections.abc import Mapping, Sequence
from hashlib import sha256
from importlib.metadata import PackageNotFoundError, version
from importlib.resources import files
from pathlib import Path
from tempfile import TemporaryDirectory
from types import MappingProxyType
from xml.etree import ElementTree
from xml.etree.ElementTree import Element

from casebook.kept import Texts

STYLES: Mapping[str, str] = MappingProxyType(
    {
        "APA": "apa.csl",
        "MLA": "modern-language-association.csl",
        "Chicago": "chicago-notes-bibliography.csl",
    }
)
"""The styles by the names that readers know them by, and their files."""

LONGEST = 60
"""Seconds that Pandoc may take: a hundred times what it takes for a thousand pages."""

JOINER = "\u2060"
"""Stands where a sign would be markup to Pandoc; no reference has it."""

PACKAGE = "pypandoc-binary"

_CSL = "{http://purl.org/net/xbiblio/csl}"


class CitationError(Exception):
    """References could not be made: a sentence on why, and on what to do."""


def fingerprint() -> str:
    """What changes if Pandoc or a style may write something else."""
    folder = files("casebook") / "citing"
    texts = [folder / "references.lua", *(folder / "styles" / file for file in STYLES.values())]
    digest = sha256(b"".join(text.read_bytes() for text in texts)).hexdigest()
    try:
        return f"{version(PACKAGE)} {digest}"
    except PackageNotFoundError:
        return digest


def written(items: Sequence[str]) -> list[Texts]:
    """Each of ``items``, CSL-JSON of one work, in each style; a style may leave a work out."""
    numbered = [json.loads(item) | {"id": str(number)} for number, item in enumerate(items)]
    answer = json.loads(_answer(json.dumps(numbered)))
    return [
        {style: _mended(text) for style in STYLES if (text := answer[style].get(str(number)))}
        for number in range(len(items))
    ]


def _mended(text: str) -> str:
    """``text`` without our joiners, and without a word of APA that belongs to a date."""
    return text.replace(JOINER, "").replace("Retrieved http", "http")


def _answer(text: str) -> str:
    """What Pandoc answers to ``text``; :class:`CitationError` if it does not."""
    # The import takes 0.04 seconds, which commands that cite nothing need not wait for.
    try:
        from pypandoc import get_pandoc_path  # noqa: PLC0415

        with TemporaryDirectory(prefix="casebook-") as name:
            _lay_out(Path(name))
            # In a folder of its own all names are plain: an umlaut in a path fails in some locales.
            done = subprocess.run(  # noqa: S603
                [get_pandoc_path(), "--from=csljson", "--to=references.lua"],
                input=text,
                cwd=name,
                env={**os.environ, "LC_ALL": "C.UTF-8"},
                capture_output=True,
                check=True,
                encoding="utf-8",
                timeout=LONGEST,
            )
    except (ImportError, OSError) as error:
        raise CitationError(
            f"Pandoc, which makes the references, is not there ({error}). "
            "Install it with: pip install -r requirements.txt"
        ) from error
    except subprocess.TimeoutExpired as error:
        raise CitationError(
            f"Pandoc, which makes the references, has not answered for {LONGEST} seconds. "
            "Build again when the machine has less to do."
        ) from error
    except subprocess.CalledProcessError as error:
        raise CitationError(
            f"Pandoc, which makes the references, has failed: {error.stderr.strip()} Install the "
            "version that requirements.txt names, or report this as a mistake of the casebook."
        ) from error
    return done.stdout


def _lay_out(folder: Path) -> None:
    """Put what Pandoc needs into ``folder``."""
    source = files("casebook") / "citing"
    (folder / "references.lua").write_bytes((source / "references.lua").read_bytes())
    for style, file in STYLES.items():
        whole = (source / "styles" / file).read_text("utf-8")
        (folder / f"{style}.csl").write_text(alone(whole), "utf-8")


def alone(style: str) -> str:
    """``style`` for single references instead of a list of them.

    In a list the second work of an author has dashes for the name, works of one year have letters
    behind it, and some kinds of work are left out that belong in notes. All that only a list or a
    citation in running text needs is dropped, which halves the time.
    """
    root = ElementTree.fromstring(style)  # noqa: S314 - our own files
    bibliography = _one(root, "bibliography")
    bibliography.attrib.pop("subsequent-author-substitute", None)
    for sort in bibliography.findall(f"{_CSL}sort"):
        bibliography.remove(sort)
    for choice in bibliography.findall(f"{_CSL}layout/{_CSL}choose"):
        for branch in [branch for branch in choice if not len(branch)]:
            choice.remove(branch)
    citation = _one(root, "citation")
    citation.clear()
    layout = ElementTree.SubElement(citation, f"{_CSL}layout")
    ElementTree.SubElement(layout, f"{_CSL}text", value="")
    macros = {macro.get("name", ""): macro for macro in root.findall(f"{_CSL}macro")}
    for name in macros.keys() - _used(bibliography, macros):
        root.remove(macros[name])
    return ElementTree.tostring(root, encoding="unicode")


def _used(element: Element, macros: Mapping[str, Element]) -> set[str]:
    """The macros that ``element`` needs, and those that they need."""
    used: set[str] = set()
    waiting = [element]
    while waiting:
        called = {part.get("macro", "") for part in waiting.pop().iter()} & macros.keys()
        waiting += [macros[name] for name in called - used]
        used |= called
    return used


def _one(root: Element, name: str) -> Element:
    found = root.find(f"{_CSL}{name}")
    if found is None:
        raise ValueError(f"A style has no {name}.")
    return found
