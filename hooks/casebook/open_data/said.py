"""What was said, as a table: one row an entry of a statement, accusations with their replies; and
votes, one row a voter.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from casebook.open_data.encoding import Object, Plain
from casebook.open_data.tables import (
    BAR,
    DOCUMENTS,
    ID,
    LAST,
    PAGE,
    PRIMARY,
    RECORDS,
    SAID,
    Cell,
    Column,
    Table,
    cell,
    cells,
    columns,
    date_cells,
    date_columns,
)
from casebook.records.statements import CUT, Entry

_OURS = frozenset({"speaker", "unnamed", "date", "repeats", "context_before", "context_after"})
"""Columns of the entry itself that this table has in another form, or not at all."""
_DATES = frozenset(date_cells("date", {}))

_MORE = (
    Column("speaker", "Who said it, if the casebook has a record of them.", to=RECORDS),
    Column("speaker_name", "Who said it by name, or a description if they are not named."),
    *date_columns("date", "When, in EDTF."),
    Column("date_words", "The date in words."),
    Column("about_names", "The names of those it is about."),
    Column("repeats", "The accusation that it only repeats; it is not counted twice.", to=SAID),
    Column(
        "reply_found",
        "For an accusation: specific if a reply answers it, general if one answers the statement "
        "as a whole, none if we found no reply. Otherwise empty.",
    ),
    Column("replies", "The ids of the replies, separated by bars."),
    Column("reply_words", "The replies in our words and theirs, or that we found none."),
    Column("dispute_name", "The name of the dispute that it belongs to."),
    Column("topic_names", "The names of its topics, separated by bars."),
    Column("citation", "The sources and paragraphs that support it, in words."),
    Column("source_kinds", "Whether they are primary, secondary or tertiary."),
    Column("sources", "The ids of the sources that support it, separated by bars."),
    Column("originals", "The addresses of the originals, separated by bars."),
    PRIMARY,
)


def said(statements: Iterable[Object]) -> Table:
    """The table of all entries of ``statements``, in the order of their records."""
    own = [column for column in columns(Entry) if column.name not in _OURS | _DATES]
    table = Table(
        SAID,
        "What was said, one row per statement: who, about whom, when, source, reply.",
        (
            ID,
            PAGE,
            Column("statement", "The document in which it was said.", to=DOCUMENTS),
            Column("statement_name", "The name of that document."),
            Column("form", "What kind of document that is."),
            *own,
            *_MORE,
            LAST,
        ),
    )
    for statement in statements:
        for entry in _list(statement.get("entries")):
            table.add(
                {
                    "form": cell(statement.get("form")),
                    **cells(Entry, entry),
                    **_entry(entry),
                    "statement": str(statement["id"]),
                    "statement_name": str(statement["name"]),
                }
            )
    return table


def _entry(entry: Object) -> Mapping[str, Cell]:
    """What a row tells besides the fields of the entry itself."""
    speaker, date, cite = entry["speaker"], entry.get("date"), _list(entry.get("cite"))
    replies, dispute = _list(entry.get("replies")), entry.get("dispute")
    told: dict[str, Cell] = {
        "id": str(entry["id"]),
        "page": str(entry["page"]),
        "quote": _quoted(entry),
        "about_names": _names(_list(entry.get("about"))),
        "dispute_name": cell(dispute["name"]) if isinstance(dispute, dict) else None,
        "topic_names": _names(_list(entry.get("topics"))),
        "citation": "; ".join(map(_cited, cite)),
        "source_kinds": BAR.join(dict.fromkeys(str(each["kind"]) for each in cite)),
        "repeats": cell(entry.get("repeats")),
        "reply_found": cell(entry.get("reply_found")),
        "replies": BAR.join(str(reply["id"]) for reply in replies) or None,
        "reply_words": BAR.join(_words(reply) for reply in replies) or cell(entry.get("no_reply")),
        "sources": BAR.join(dict.fromkeys(str(each["source"]) for each in cite)),
        "originals": BAR.join(dict.fromkeys(str(each["original"]) for each in cite)),
        PRIMARY.name: any(each.get("primary") for each in cite),
    }
    if isinstance(speaker, dict):
        told |= {"speaker": cell(speaker.get("id")), "speaker_name": cell(speaker["name"])}
    if isinstance(date, dict):
        told |= {**date_cells("date", date), "date_words": cell(date["words"])}
    return told


def _cited(citation: Object) -> str:
    """A citation in words: the short name of the source, and the paragraph."""
    paragraph = str(citation.get("paragraph", ""))
    return f"{citation['name']} ¶{paragraph[1:]}" if paragraph else str(citation["name"])


def _words(reply: Object) -> str:
    """A reply as text: who answered, in our words, then in theirs."""
    speaker = reply["speaker"]
    name = speaker["name"] if isinstance(speaker, dict) else ""
    gist = cell(reply.get("gist"))
    quoted = _quoted(reply)
    words = f"“{quoted}”" if quoted else ""
    return f"{name}: {' '.join(str(part) for part in (gist, words) if part)}"


def _quoted(said: Object) -> str | None:
    """The words themselves, where they were quoted."""
    quote = said.get("quote")
    return CUT.join(str(part) for part in quote) if isinstance(quote, list) else None


def replies(statements: Sequence[Object]) -> Table:
    """The table of what answers what: one row for each pair of rows of the other table."""
    table = Table(
        "replies",
        "Which statement answers which, one row per pair.",
        (
            ID,
            Column("reply", "The statement that answers.", to=SAID),
            Column("target", "The statement that is answered.", to=SAID),
            Column("scope", "specific: it answers this one. general: the document as a whole."),
            Column("cite", "The paragraph that pairs the two; several are separated by bars."),
            LAST,
        ),
    )
    entries = {str(e["id"]): e for each in statements for e in _list(each.get("entries"))}
    for id_, entry in entries.items():
        for answer in _list(entry.get("answers")):
            to = cell(answer["to"])
            if to in entries:
                scope, cite = cell(answer["scope"]), cell(answer["cite"])
                pair = {"id": f"{id_}/answers/{to}", "reply": id_, "target": to}
                table.add({**pair, "scope": scope, "cite": cite})
    return table


def votes(events: Iterable[Object]) -> Table:
    """The table of all votes, event by event."""
    table = Table(
        "votes",
        "How each voter or group of voters voted, one row for each.",
        (
            ID,
            Column("event", "The vote.", to=RECORDS),
            Column("event_name", "The name of the vote."),
            Column("date", "The day, in EDTF."),
            Column("voter", "Who voted.", to=RECORDS),
            Column("voter_name", "The voter's name."),
            Column("vote", "How they voted."),
            Column("cite", "The sources, separated by bars."),
            LAST,
        ),
    )
    for event in events:
        date = event.get("date")
        for each in _list(event.get("participants")):
            voter = each["who"]
            if "vote" in each and isinstance(voter, dict):
                table.add(
                    {
                        "id": f"{event['id']}#participants/{voter['id']}",
                        "event": str(event["id"]),
                        "event_name": str(event["name"]),
                        "date": cell(date.get("edtf")) if isinstance(date, dict) else None,
                        "voter": str(voter["id"]),
                        "voter_name": str(voter["name"]),
                        "vote": cell(each["vote"]),
                        "cite": cell(each.get("cite")),
                    }
                )
    return table


def _list(value: Plain) -> list[Object]:
    return [each for each in value if isinstance(each, dict)] if isinstance(value, list) else []


def _names(those: Iterable[Object]) -> str | None:
    return BAR.join(str(each["name"]) for each in those) or None
