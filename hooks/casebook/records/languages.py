"""Languages: tags of BCP 47 (https://www.rfc-editor.org/info/bcp47), and what they are called."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING, Annotated

from pydantic import AfterValidator, BeforeValidator, StringConstraints
from pydantic_core import PydanticCustomError

from casebook.records.fields import Form

if TYPE_CHECKING:
    from babel import Locale

SITE = "en"
"""The language of the site, in which almost every source is written too."""

TAG_IS = "The tag of this language is {tag}. Write that."

_TAG = r"^[a-z]{2,3}(?:-[A-Za-z0-9]{2,8})*$"

TWO_LETTERS = 2
SCRIPT = 4


def language(tag: str) -> str:
    """What a language is called that a tag names; the tag itself if nobody calls it anything."""
    from babel import Locale, UnknownLocaleError  # noqa: PLC0415

    try:
        return Locale.parse(tag, sep="-").english_name or tag
    except (UnknownLocaleError, ValueError):
        return str(_names().languages.get(tag, tag))


@cache
def _names() -> Locale:
    """The names that the Unicode consortium gives; they take 0.03 seconds to read."""
    from babel import Locale  # noqa: PLC0415

    return Locale(SITE)


def _known(tag: str) -> str:
    """Every language of two letters has a name, every script and country too; of three, not all."""
    if tag == SITE:
        return tag
    from babel.core import get_global  # noqa: PLC0415

    first, *further = tag.split("-")
    shorter = get_global("language_aliases").get(first, first)
    unknown = len(first) == TWO_LETTERS and first not in _names().languages
    if len(shorter) == TWO_LETTERS and len(first) > TWO_LETTERS:
        raise PydanticCustomError("language", TAG_IS, {"tag": shorter})
    for part in further:
        countries = len(part) == TWO_LETTERS and part.upper() not in _names().territories
        unknown |= countries or (len(part) == SCRIPT and part.title() not in _names().scripts)
    if unknown:
        raise PydanticCustomError(
            "language",
            "{tag} names no language. Write its tag, as in fr, pt-BR or zh-Hant.",
            {"tag": tag},
        )
    return tag


def _no_name(text: object) -> object:
    """The name of a language in the place of its tag is told with the tag."""
    if isinstance(text, str) and not re.match(_TAG, text):
        called = _names().languages
        tags = {name.casefold(): tag for tag, name in called.items()}
        tag = tags.get(text.casefold(), text.lower() if text.lower() in called else "")
        if tag:
            raise PydanticCustomError("language", TAG_IS, {"tag": tag})
    return text


Language = Annotated[
    str,
    StringConstraints(pattern=_TAG),
    AfterValidator(_known),
    BeforeValidator(_no_name),
    Form("A tag of BCP 47", fixed=True),
]
"""The language of a text."""
