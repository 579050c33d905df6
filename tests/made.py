"""Made-up records of every kind, as plain data: for what holds whatever a record says."""

from __future__ import annotations

from typing import Any

from hypothesis import strategies as st
from pydantic import BaseModel

from casebook.guide.descriptions import Described, Type, described

Plain = dict[str, Any]

REFERENCES = {
    "people": "people/ada-example",
    "organizations": "organizations/example-alliance",
    "events": "events/example-meeting-2003-05-01",
    "statements": "statements/chapter-letter-2003-05-02#missing-minutes",
    "disputes": "disputes/alliance-and-chapter",
    "topics": "topics/sample-rule",
    "sources": "sources/example-paper-2003-05-06#p3",
}
"""For each kind a reference that leads somewhere in the small casebook."""

PAGE = "https://paper.example/some/page?a=1&b=2"
HASHED = f"p1 20 {'5f' * 32}"
"""A line of a commitment, the only code of which the model gives no example."""

# Everything that can make YAML see something else than text, and what has to be escaped in it.
PIECES = [
    "word", "Word’s", "“quoted”", "[[people/ada-example|Ada]]", "[our]", "{x}", "a: b", "a #b",
    "#b", "- c", "-", "?", "? d", "!e", "&f", "*g", "|", ">", "%h", "@i", "`j`", "'k'", '"l"',
    "\\n", ",", ":", "::", "…", "—", "null", "~", "true", "no", "2003", "1e3", "0x1f", "<<", "---",
    "...", "=", "é", "東京", "🙂", "https://a.example/b#c", "key: value # no comment", "trailing:",
]  # fmt: skip


def texts(most: int = 30) -> st.SearchStrategy[str]:
    """A text on one line, of words that are hard to write down."""
    return st.lists(st.sampled_from(PIECES), min_size=1, max_size=most).map(" ".join)


def reference(field: Described) -> str:
    """A reference that fits the field."""
    limits = field.shape.limits
    kind = limits.kinds[0] if limits and limits.kinds else "people"
    whole, _, part = REFERENCES[kind].partition("#")
    return f"{whole}#{part}" if part and limits and limits.part != "never" else whole


def code(field: Described) -> str:
    """A text of a fixed form: the example of the field, or an address."""
    if field.examples:
        return field.examples[0]
    return HASHED if "hash" in field.meaning else PAGE


def simple(field: Described, name: str = "") -> Any:
    """The simplest value of a field; ``name`` is for what is called something."""
    if field.shape.sort is Type.PARTS and field.shape.model:
        part = {each.name: simple(each) for each in described(field.shape.model) if each.asked}
        part = part or {each.name: simple(each) for each in described(field.shape.model)}
        return [part, part] if field.shape.listed else part
    return {
        Type.TEXT: lambda: name or "Some words",
        Type.CODE: lambda: code(field),
        Type.PROSE: lambda: "Some words were said.",
        Type.DATE: lambda: "2003-05-06",
        Type.FLAG: lambda: "true",
        Type.WORD: lambda: field.shape.words[0],
        Type.REFERENCE: lambda: reference(field),
    }[field.shape.sort]()


def values(field: Described) -> st.SearchStrategy[Any]:
    """Values of a field that the model takes."""
    sort = field.shape.sort
    if field.shape.model:
        single: st.SearchStrategy[Any] = records(field.shape.model)
        return st.lists(single, min_size=2, max_size=3) if field.shape.listed else single
    if sort is Type.CODE:
        single = st.just(code(field))
    elif sort is Type.DATE:
        exact = field.name == "date" and "one day" not in field.meaning
        dates = ["2003-05-06"] if exact else ["2003-05-06", "2003", "2003-05~", "2003/2004"]
        single = st.sampled_from(dates)
    elif sort is Type.REFERENCE:
        single = st.just(reference(field))
    elif sort is Type.WORD:
        single = st.sampled_from(field.shape.words)
    elif sort is Type.FLAG:
        single = st.sampled_from(["true", "false"])
    else:
        long = field.shape.wraps
        single = texts(40 if long else 12).filter(lambda text: len(text) <= (600 if long else 200))
    if not field.shape.listed:
        return single
    listed = st.lists(single, min_size=1, max_size=2, unique=True)
    return st.one_of(single, listed) if field.shape.alone else listed


@st.composite
def records(draw: st.DrawFn, model: type[BaseModel]) -> Plain:
    """The plain data of an instance of ``model``: texts, lists and mappings in any order."""
    made: Plain = {}
    for field in described(model):
        if field.asked or draw(st.integers(0, 3)) == 0:
            made[field.name] = draw(values(field))
    if not made:
        first = described(model)[0]
        made[first.name] = draw(values(first))
    if "values" in made:
        for name in ("value", "when", "cite"):
            made.pop(name, None)
    if "speaker" in made:
        made.pop("unnamed", None)
    return {name: made[name] for name in draw(st.permutations(sorted(made)))}
