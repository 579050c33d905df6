"""Check of days: a record's date is not contradicted by its own name, description or address."""

from __future__ import annotations

import re
from calendar import month_name, monthrange
from collections.abc import Iterable, Iterator
from datetime import date

from casebook.catalog.casebook import Casebook
from casebook.catalog.traversal import step
from casebook.checks.check import Check
from casebook.problems import Problem
from casebook.records.corrections import Correction
from casebook.records.dates import Date
from casebook.records.kinds import KINDS
from casebook.records.prose import Prose
from casebook.records.references import Ref

Span = tuple[date, date]
"""First and last day."""

_MONTH = f"(?P<month>{'|'.join(filter(None, month_name))})"
_DAYS = r"(?P<{0}>\d{{1,2}})(?: ?(?:–|-|and|to) ?(?P<{0}_last>\d{{1,2}}))?"
_NAMED = re.compile(
    rf"\b(?:{_DAYS.format('before')} )?{_MONTH}(?: {_DAYS.format('after')})?,? (?P<year>\d{{4}})\b"
)
"""May 2, 2003; May 1–2, 2003; May 2003; and the day before the month, as others write it."""

_YEAR = re.compile(
    rf"(?:^|, ?|\b[a-z]\w* |\b{_MONTH} )(?P<first>\d{{4}})(?:[–-](?P<last>\d{{2}}|\d{{4}}))?$"
)
"""2021, 2020–21 or 2020–2021 at the end of a name; Project 2025 is called so."""

_SLUG = re.compile(r"(?<!\d)(?P<year>\d{4})-(?P<month>\d{2})(?:-(?P<after>\d{2}))?(?!\d)")


def _dates_agree(casebook: Casebook) -> Iterator[Problem]:
    """Other days may stand in a text; what the name or the address calls the record may not."""
    for ref in sorted(casebook.catalog.records):
        stored = casebook.catalog.records[ref]
        when = getattr(stored.record, "date", None)
        if not isinstance(when, Date) or when.approximate or isinstance(stored.record, Correction):
            continue
        proper = KINDS[ref.kind].proper
        names = [leaf for path, leaf in stored.leaves if stored.declared(path).name and not proper]
        stale = [*_strange(_SLUG, [ref.slug], when), *_strange(_NAMED, names, when)]
        if not stale:
            continue
        for path, leaf in stored.leaves:
            declared = stored.declared(path)
            if (isinstance(leaf, Prose) or declared.heading) and any(
                _meet(span, old) for span in _spans(_NAMED, str(leaf)) for old in stale
            ):
                yield stored.problem(
                    "dates",
                    path,
                    f"This {step(path)} names another day than the date, {when.display}.",
                    "Correct the one that is wrong.",
                )
        if _strange(_SLUG, [ref.slug], when):
            right = Ref(ref.kind, _SLUG.sub(when.text.partition("/")[0], ref.slug, count=1))
            yield stored.problem(
                "dates",
                ("date",),
                f"The address {ref} has another day than this date.",
                f"Correct the date, or rename the record: casebook mv {ref} {right}",
            )


def _years_agree(casebook: Casebook) -> Iterator[Problem]:
    """The year that the name of an event, a statement or a source ends in is that of its date."""
    for ref in sorted(casebook.catalog.records):
        stored = casebook.catalog.records[ref]
        when, found = getattr(stored.record, "date", None), _YEAR.search(stored.record.name)
        if not isinstance(when, Date) or not KINDS[ref.kind].dated or not found:
            continue
        if not KINDS[ref.kind].proper and _strange(_NAMED, [stored.record.name], when):
            continue  # The whole day is told.
        first, last = found["first"], found["last"] or found["first"]
        last = f"{first[: 4 - len(last)]}{last}"
        if int(last) < when.earliest.year or int(first) > when.latest.year:
            message = f"This name ends in another year than the date, {when.display}."
            remedy = "Correct the one that is wrong."
            yield stored.problem("years", ("name",), message, remedy)


def _strange(pattern: re.Pattern[str], texts: Iterable[object], when: Date) -> list[Span]:
    """The days that ``texts`` name where none of them can be meant by ``when``."""
    named = [list(_spans(pattern, str(text))) for text in texts]
    own = (when.earliest, when.latest)
    return [span for spans in named if not any(_meet(s, own) for s in spans) for span in spans]


def _spans(pattern: re.Pattern[str], text: str) -> Iterator[Span]:
    return (span for match in pattern.finditer(text) if (span := _span(match)))


def _meet(one: Span, other: Span) -> bool:
    return one[0] <= other[1] and one[1] >= other[0]


def _span(match: re.Match[str]) -> Span | None:
    """The days that are named; nothing if no calendar has them."""
    found = match.groupdict()
    year = int(found["year"])
    name = found["month"]
    month = int(name) if name.isdigit() else list(month_name).index(name)
    if not 1 <= month <= 12 or not year:
        return None
    length = monthrange(year, month)[1]
    first = found.get("after") or found.get("before") or "1"
    last = found.get("after_last") or found.get("before_last") or found.get("after")
    last = last or found.get("before") or str(length)
    if not 1 <= int(first) <= int(last) <= length:
        return None
    return date(year, month, int(first)), date(year, month, int(last))


CHECKS = (
    Check("years", "A name that ends in a year ends in that of the date.", _years_agree),
    Check(
        "dates",
        "A record's date is one of those that its name, description and address give.",
        _dates_agree,
    ),
)
