"""The changes as JSON: from each release to the next, and since the last one."""

from __future__ import annotations

from casebook.changes.history import History, Span, Told
from casebook.open_data.encoding import Object
from casebook.open_data.objects import HOME, VERSION, text
from casebook.records.kinds import address

CHANGES = f"{HOME}changes.json"
"""Where the file stands, below the root of the site."""


def changes_text(history: History, root: str) -> str:
    """The text of the file; ``root`` is the address of the site."""
    first = {"first": _release(history.first.name, history.first.day)} if history.first else {}
    made: Object = {
        "version": VERSION,
        **({"missing": history.missing} if history.missing else {}),
        **first,
        "spans": [_span(span, root) for span in history.spans],
    }
    return f"{text(made)}\n"


def _release(name: str, day: str) -> Object:
    return {"name": name, "date": day}


def _span(span: Span, root: str) -> Object:
    until = {"release": _release(span.until.name, span.until.day)} if span.until else {}
    return {
        "after": span.since.name,
        **until,
        "page": f"{root}{span.address}",
        **({"unread": span.unread} if span.unread else {}),
        "changes": [_change(told, span, root) for told in span.told],
    }


def _change(told: Told, span: Span, root: str) -> Object:
    change = told.change
    made: Object = {
        "id": str(change.ref) if told.ref else told.kind,
        "name": told.name,
        "sort": str(change.sort),
        "page": f"{root}{address(told.ref) if told.ref else span.address}",
        "change": f"{root}{span.place(told)}",
        "pages": [f"{root}{address(ref)}" for ref in told.pages],
        "sentence": told.sentence,
        "alters": change.alters,
    }
    texts = {
        "field": change.field,
        "before": change.before,
        "after": change.after,
        "replies": told.replies,
    }
    made |= {name: words for name, words in texts.items() if words}
    if told.corrections:
        made["corrections"] = [{"id": str(ref), "why": why} for ref, why in told.corrections]
    return made
