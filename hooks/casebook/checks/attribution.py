"""Check of accusations and replies: each is told as somebody's words, never as a fact."""

from __future__ import annotations

import re
from collections.abc import Iterator

from casebook.catalog.casebook import Casebook
from casebook.catalog.catalog import Catalog
from casebook.checks.check import Check
from casebook.checks.personal_names import says_nothing
from casebook.problems import Problem
from casebook.records.entities import Person
from casebook.records.names import Name
from casebook.records.references import Ref
from casebook.records.sources import Source

ATTRIBUTED = frozenset(["accusation", "judgment", "reply"])
"""The types of entry that are one side's words."""

_SAYING = re.compile(
    r"\b(?:according to|accus|acknowledg|add|advis|affirm|allud|announc|answer|apologi|argu|ask"
    r"|assail|assert|attribut|believ|blam|call|caution|charg|cit(?:e|ing)|clarif|comment|compar"
    r"|complain|conced|conclud|condemn|consider|contend|contrast|count|critici|declar|defend|demand"
    r"|den(?:y|ied)|deplor|describ|disput|emphasi|estimat|explain|express|fault|gave|held|hope|imagin"
    r"|impl(?:y|ied)|indicat|judg|lament|liken|list|maintain|mention|nam|not(?:e|ing)|object|observ"
    r"|oppos|plac|plead|point|prais|predict|promis|propos|protest|publish|question|quot|recall"
    r"|recommend|refer|regret|reject|remark|repl|report|request|respond|said|say|spoke|stat|stress"
    r"|suggest|summ|support|tell|testif|thank|thought|threaten|told|tweet|underlin|urg|view|voic|vow"
    r"|warn|welcom|wish|writ|wrote)\w*",
    re.IGNORECASE,
)
"""Beginnings of the words by which a sentence gives its claim to somebody."""

_ODD = re.compile(r"[/*:“”]|[,;]$|^[\d-]+$|^(?:false|nil|none|null|true)$", re.IGNORECASE)
"""What is in no name."""


def _nothing_is_told_as_a_fact(casebook: Casebook) -> Iterator[Problem]:
    catalog = casebook.catalog
    for utterance in casebook.ledger.all.values():
        gist = utterance.entry.gist
        if gist is None or utterance.entry.type not in ATTRIBUTED:
            continue
        words = gist.plain(catalog.brief)
        speaker = utterance.speaker
        if speaker and (says_nothing(brief := catalog.brief(speaker)) or _ODD.search(brief)):
            continue  # A name that is none is told where it stands.
        called = _called(speaker, catalog) if speaker else ("",)
        named = any(name.casefold() in words.casefold() for name in called)
        if named and _SAYING.search(words):
            continue
        who = catalog.brief(speaker) if speaker else "somebody"
        kind, stored = utterance.entry.type, catalog.records[utterance.ref.whole]
        message = f"This {kind} is told as a fact: the sentence does not say that {who} made it."
        if kind == "reply":
            message = f"The sentence does not say that {who} replied this."
        remedy = f"Begin with who said it, as in: {who} wrote that …"
        yield stored.problem("attribution", ("entries", utterance.number, "gist"), message, remedy)


def _called(ref: Ref, catalog: Catalog) -> Iterator[str]:
    """What a sentence may call somebody: each name, the short one, of a person the family name.

    An article may be called anything: the paper, its reporter, an analysis.
    """
    if ref.kind == Source.KIND or ref not in catalog.records:
        yield ""
    for name in (*catalog.names.get(ref, ()), catalog.brief(ref)):
        yield name
        yield name.split()[-1]
        if ref.kind == Person.KIND:
            yield Name.of(name).family
    person = catalog.get(ref, Person)
    if person and person.sort:
        yield person.sort.split()[0].rstrip(",")


CHECKS = (
    Check(
        "attribution",
        "An accusation, a judgment or a reply names who made it, and is never told as a fact.",
        _nothing_is_told_as_a_fact,
    ),
)
