"""Suggestions: the record that a wrong reference most likely means."""

from __future__ import annotations

import re
from difflib import SequenceMatcher, get_close_matches

from casebook.catalog.catalog import Catalog
from casebook.records.references import Ref


def suggestion(catalog: Catalog, ref: Ref) -> str | None:
    """The nearest existing reference to ``ref``, in words that end a message, or nothing."""
    if ref.whole in catalog.records and ref.part:
        near = get_close_matches(ref.part, sorted(catalog.parts(ref)), n=1)
        return f"{ref.whole}#{near[0]}" if near else None
    whole = SequenceMatcher(b=ref.slug, autojunk=False)
    words, day = _dated(ref.slug)
    undated = SequenceMatcher(b=words, autojunk=False)
    best: tuple[float, Ref | None] = (_ENOUGH, None)
    kinds = {known.kind for known in catalog.records}
    unlike = {kind: 1 - SequenceMatcher(None, kind, ref.kind).ratio() for kind in kinds}
    for known, stored in catalog.records.items():
        kind = _OTHER_KIND * unlike[known.kind]
        for name in (known.slug, *map(_slug, (stored.record.brief, *stored.record.aliases))):
            its, its_day = _dated(name)
            # Days are alike by most of their digits, which says nothing of the words.
            matcher = undated if day and its_day else whole
            matcher.set_seq1(its if matcher is undated else name)
            nearer = kind + _SAME_DAY * (day == its_day != "")
            # The two bounds spare the exact likeness of all but a few names.
            if min(matcher.real_quick_ratio(), matcher.quick_ratio()) + nearer > best[0]:
                likeness = matcher.ratio() + nearer
                best = (likeness, known) if likeness > best[0] else best
    return str(best[1]) if best[1] else None


def certain(catalog: Catalog, ref: Ref) -> Ref | None:
    """What ``ref`` can only be a misspelling of, if there is just one such record or part.

    A slip is a letter or two; another number is never taken for one, since it may name another
    day or another paragraph.
    """
    if ref.whole in catalog.records:
        parts = catalog.parts(ref) if ref.part else ()
        found = [ref.at(part) for part in parts if is_slip(str(ref.part), part)]
    else:
        found = [
            Ref(known.kind, known.slug, ref.part)
            for known, stored in catalog.records.items()
            if known.kind == ref.kind
            and (is_slip(ref.slug, known.slug) or _slug(stored.record.short or "") == ref.slug)
        ]
        found = [each for each in found if not each.part or each.part in catalog.parts(each)]
    return found[0] if len(found) == 1 else None


def is_slip(one: str, other: str) -> bool:
    """Whether two words differ by one letter for every four, at most two, and by no digit."""
    most = min(2, len(other) // 4)
    if abs(len(one) - len(other)) > most or _digits(one) != _digits(other):
        return False
    above: list[int] = []
    row = list(range(len(other) + 1))
    for number, letter in enumerate(one, 1):
        older, above, row = above, row, [number]
        for place, its in enumerate(other, 1):
            cost = min(above[place] + 1, row[-1] + 1, above[place - 1] + (letter != its))
            swapped = number > 1 and place > 1 and one[number - 2] == its
            if swapped and letter == other[place - 2]:
                cost = min(cost, older[place - 2] + 1)
            row.append(cost)
    return row[-1] <= most


def _digits(text: str) -> list[str]:
    return [character for character in text if character.isdigit()]


def _dated(slug: str) -> tuple[str, str]:
    """A slug without the date at its end, and the date."""
    words = _DATE.sub("", slug)
    return words, slug[len(words) :]


_DATE = re.compile(r"(?<!^)-\d{4}(?:-\d\d){0,2}$")
_ENOUGH = 0.6
_OTHER_KIND = -0.15
_SAME_DAY = 0.05


def _slug(name: str) -> str:
    return "-".join("".join(c if c.isalnum() else " " for c in name.casefold()).split())
