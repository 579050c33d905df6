"""Tags of languages: each that has a name is taken, and no other of two letters."""

import pytest
from pydantic import TypeAdapter, ValidationError

from casebook.records.languages import Language

TAGS = TypeAdapter[str](Language)
NO_TAG = "names no language. Write its tag, as in fr, pt-BR or zh-Hant."
SHORTER = "The tag of this language is {}. Write that."


@pytest.mark.parametrize(
    "tag",
    [
        "en",
        "fr",
        "pt-BR",
        "zh-Hant",
        "zh-Hant-TW",
        "es-419",
        "hak",
        "tlh",
        "zzj",
        "sr-Latn",
        "en-GB",
    ],
)
def test_a_tag_of_a_language_is_taken_as_it_is(tag: str) -> None:
    assert TAGS.validate_python(tag) == tag


@pytest.mark.parametrize(
    ("tag", "why"),
    [
        ("English", SHORTER.format("en")),
        ("spanish", SHORTER.format("es")),
        ("EN", SHORTER.format("en")),
        ("xx", f"xx {NO_TAG}"),
        ("jp", f"jp {NO_TAG}"),
        ("cz", f"cz {NO_TAG}"),
        ("pt-XX", f"pt-XX {NO_TAG}"),
        ("en-UK", f"en-UK {NO_TAG}"),
        ("zh-Hanx", f"zh-Hanx {NO_TAG}"),
        ("eng", SHORTER.format("en")),
        ("deu", SHORTER.format("de")),
    ],
)
def test_a_tag_of_no_language_is_refused(tag: str, why: str) -> None:
    with pytest.raises(ValidationError) as caught:
        TAGS.validate_python(tag)
    assert why in str(caught.value)
