"""The state of a dispute as of each date: a page with a section for every step of it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from casebook.catalog.catalog import Stored
from casebook.catalog.steps import Step, steps
from casebook.records.disputes import Dispute
from casebook.records.references import Ref
from casebook.render.page import Page, Section
from casebook.render.writer import Writer

PART = "as-of/"


def stages(stored: Stored[Dispute], writer: Writer) -> Iterator[Section]:
    """The steps in short, for the page of the dispute itself; each leads to its section."""
    found = steps(stored.ref, writer.casebook.ledger)
    if len(found) > 1:
        html = writer.render("stages", steps=_named(found, writer), path=_path(stored.ref))
        yield Section("as-of", "As of each date", html, indexed=False)


def stages_page(stored: Stored[Dispute], writer: Writer) -> Iterator[Page]:
    """The page with a section for each step; none where there is but one step."""
    found = steps(stored.ref, writer.casebook.ledger)
    if len(found) < 2:
        return
    dispute = stored.record
    named = _named(found, writer)
    names: dict[str | None, str] = {point.key: point.name for point in dispute.points}
    names[None] = "Other statements"
    sections = []
    for number, (id_, heading, step) in enumerate(named):
        html = writer.render(
            "stage",
            step=step,
            dispute=stored.ref,
            names={key: name for key, name in names.items() if key in step.points},
            before=named[number - 1] if number else None,
            after=named[number + 1] if number + 1 < len(named) else None,
        )
        sections.append(Section(id_, heading, html, indexed=False))
    description = f"Which charges and replies there were after each statement: {dispute.brief}."
    yield Page(
        path=_path(stored.ref),
        title=f"{dispute.brief}: as of each date",
        description=description,
        kind=dispute.name,
        lead=writer.render("stages-lead", dispute=stored.ref),
        sections=tuple(sections),
        parent=f"{stored.ref.kind}/{stored.ref.slug}/",
    )


def _named(found: tuple[Step, ...], writer: Writer) -> list[tuple[str, str, Step]]:
    """Each step with the id and the heading of its section."""
    often = Counter(step.statement for step in found)
    seen: Counter[Ref] = Counter()
    named = []
    for step in found:
        seen[step.statement] += 1
        again = f"-{seen[step.statement]}" if often[step.statement] > 1 else ""
        name = writer.brief(step.statement)
        when = step.date.display if step.date else "date not known"
        heading = f"After {name}" + ("" if when in name else f", {when}")
        named.append((f"after-{step.statement.slug}{again}", heading, step))
    return named


def _path(ref: Ref) -> str:
    return f"{ref.kind}/{ref.slug}/{PART}"
