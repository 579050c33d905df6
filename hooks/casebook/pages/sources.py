"""Pages of sources: the document, and what is quoted and drawn from each paragraph."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import groupby

from casebook.catalog.catalog import Stored
from casebook.catalog.citations import Citing
from casebook.catalog.differences import Difference
from casebook.pages.blocks import (
    Facts,
    Group,
    Item,
    Line,
    Names,
    Passage,
    Passages,
    Prose,
    Row,
    Section,
    Table,
)
from casebook.pages.composer import Composer
from casebook.pages.events import when
from casebook.pages.page import Body
from casebook.pages.sayings import PROOFS, original, saying
from casebook.pages.text import Foreign, Inline, Link, Outside, Text, joined
from casebook.pages.values import texts
from casebook.records.references import Ref
from casebook.records.shown import shown
from casebook.records.sources import Paragraph, Source


def source_body(stored: Stored[Source], composer: Composer) -> Body:
    """What the page of a source has of its own."""
    source, ref = stored.record, stored.ref
    title = Foreign(source.title, source.language if source.language != "en" else "")
    return Body(
        sections=(
            *_passages(ref, composer),
            *_whole(ref, composer),
            *_proofs(ref, composer),
            *_at_odds(ref, composer),
        ),
        rows=(
            Row("Title", ((title,),)),
            Row("Original", ((Outside(source.url, source.url.split("/")[2]),),)),
            *when(source, composer),
        ),
        parties=(source.publisher,),
    )


def _passages(ref: Ref, composer: Composer) -> Iterator[Section]:
    """Every paragraph with the quotations proved there and all that is drawn from it."""
    mapped = composer.catalog.maps.get(ref)
    if mapped:
        made = tuple(_passage(ref, paragraph, composer) for paragraph in mapped.record.paragraphs)
        block = Passages(made)
        yield Section("Paragraphs", "Paragraph by paragraph", (block,), searched=True, wide=True)


def _passage(ref: Ref, paragraph: Paragraph, composer: Composer) -> Passage:
    locator = ref.at(paragraph.label)
    citing = [c for c in composer.casebook.citations.get(locator, ()) if not c.sensitive]
    utterances = [composer.ledger.all[c.ref] for c in citing if c.ref in composer.ledger.all]
    quoted = [u for u in utterances if u.entry.quote and not u.entry.sensitive]
    told = {u.ref for u in quoted}
    about: list[Inline] = []
    if paragraph.gist:
        about.append(paragraph.gist)
    elif paragraph.role != "body":
        about.append(paragraph.role.capitalize())
    if paragraph.unused:
        about += [". " if about else "", f"Not cited: {paragraph.unused}"]
    return Passage(
        paragraph.label,
        f"¶{paragraph.label[1:]}",
        tuple(about),
        tuple(saying(u, composer) for u in quoted),
        uses([c for c in citing if c.ref not in told], composer),
        next(filter(None, (original(each, composer) for each in quoted)), None),
        paragraph.section or "",
        paragraph.sensitive,
    )


def uses(citing: Iterable[Citing], composer: Composer) -> tuple[Text, ...]:
    """What a paragraph supports, record by record, with the detail where a field has one."""
    made: list[Text] = []
    for ref, of_record in groupby(citing, key=lambda c: c.ref.whole):
        nouns = dict.fromkeys(c.noun.lower() for c in of_record if c.noun)
        said = (f" ({', '.join(nouns)})",) if nouns else ()
        made.append((composer.short(ref), *said))
    return tuple(made)


def _proofs(ref: Ref, composer: Composer) -> Iterator[Section]:
    """How quotations from it were proved: which text binds us, who read it, how to check it."""
    mapped = composer.catalog.maps.get(ref)
    for commitment in mapped.record.commitments if mapped else ():
        proved = [p for p in composer.casebook.proofs.all if p.commitment is commitment]
        fields = [(n, s) for n, s in shown(type(commitment)).items() if s.at != "hidden"]
        rows = [Row(s.label, texts(commitment, n, composer)) for n, s in fields]
        rows.append(Row("Quotations it proves", ((f"{len(proved):,}",),)))
        told: Text = (
            "Every time the site is built, the words in quotation marks are checked against a "
            "sealed copy of the text, without republishing it. ",
            Link("about/evidence/", "How that works, and how to check us"),
            ".",
        )
        yield Section(PROOFS, "How quotations are proved", (Prose((told,)), Facts(tuple(rows))))


def _whole(ref: Ref, composer: Composer) -> Iterator[Section]:
    """What is drawn from a source that is cited as a whole, having no paragraph map."""
    citing = [c for c in composer.casebook.citations.get(ref, ()) if not c.sensitive]
    if citing:
        items = tuple(Item(text) for text in uses(citing, composer))
        yield Section("Uses", "What we cite it for", (Names((Group("", items),)),))


def _at_odds(ref: Ref, composer: Composer) -> Iterator[Section]:
    """The facts on which another source says otherwise."""
    found = composer.casebook.differences.of.get(ref, ())
    if found:
        lines = tuple(
            Line(
                (
                    _fact(d, composer),
                    _versions(d, ref, composer, ours=True),
                    _versions(d, ref, composer, ours=False),
                )
            )
            for d in found
        )
        table = Table(("Fact", "This source", "Other sources"), lines, "Differences")
        yield Section("Differences", "Where other sources differ", (table,))


def _fact(difference: Difference, composer: Composer) -> Text:
    """The fact on which sources differ, as a link to all versions."""
    fact = difference.fact
    label = fact.label or composer.labels.inline(fact.key)
    words = f"{composer.brief(difference.ref)}: {label}"
    return (composer.link(difference.ref.at(fact.key), words),)


def _versions(difference: Difference, ref: Ref, composer: Composer, *, ours: bool) -> Text:
    """What one source says of a fact, or what all others say."""
    values = [v for v in difference.fact.values if any(c.whole == ref for c in v.cite) is ours]
    return joined(((*composer.text(v.value), composer.marks(v.cite)) for v in values), "; ")
