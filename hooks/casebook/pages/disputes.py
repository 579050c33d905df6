"""Pages of disputes: the sides, how it unfolded, and every accusation beside its replies."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from casebook.catalog.catalog import Stored, grouped
from casebook.catalog.ledger import Utterance, accuses, by_date, counted
from casebook.pages import sayings as said
from casebook.pages.blocks import Jumps, Moments, Prose, Section, Share, Side, Sides, Tally, Year
from casebook.pages.composer import Composer
from casebook.pages.corrections import correct
from casebook.pages.moments import moment
from casebook.pages.page import Body
from casebook.pages.speech import Argument, Debate, Exchanges, Sayings
from casebook.pages.text import Inline, Link, Strong, Text
from casebook.records.disputes import Dispute, Point
from casebook.records.references import Ref
from casebook.records.statements import SIDES

Told = tuple[int, Point, Sequence[Utterance]]
"""A point at issue: its place in the file, itself, and what was said on it."""


def dispute_body(stored: Stored[Dispute], composer: Composer) -> Body:
    """What the page of a dispute has of its own."""
    ref, dispute = stored.ref, stored.record
    general = composer.ledger.by_dispute.get(ref, ())
    points = [
        (number, point, composer.ledger.by_dispute.get(ref.at(point.key), ()))
        for number, point in enumerate(dispute.points)
    ]
    shown = (*general, *(u for _, _, told in points for u in told))
    ends = dispute.record_ends
    notes = (Prose((composer.cited(ends.text, ends.cite),), note=True),) if ends else ()
    return Body(
        sections=(
            Section(
                "Parties",
                "",
                (_sides(dispute, shown, composer), *notes),
                searched=True,
            ),
            *_jumps(points),
            *_unfolded(stored, composer),
            *_debate(shown, points, dispute, composer),
            *_points(stored, points, composer),
            *_general(general, dispute, composer),
        ),
        shown=shown,
        parties=tuple(composer.brief(party.who) for party in dispute.parties),
        wide=True,
        first=True,
    )


def _sides(dispute: Dispute, shown: Sequence[Utterance], composer: Composer) -> Sides:
    """The parties, each with what it said and what became of its accusations."""
    sides = []
    for party in dispute.parties:
        stance: Text = (f"We found no statement by {composer.brief(party.who)}.",)
        if party.stance:
            stance = composer.cited(party.stance, party.cite)
        made = share([u for u in shown if u.speaker == party.who and counted(u)], composer).words
        name, color = composer.short(party.who), composer.party(party.who, dispute)
        sides.append(Side((name,), stance, made, color))
    return Sides(tuple(sides))


def tally(ref: Ref, dispute: Dispute, composer: Composer) -> Tally:
    """A dispute as a list of disputes has it: its accusations by those who make them."""
    refs = [ref, *(ref.at(point.key) for point in dispute.points)]
    told = [u for each in refs for u in composer.ledger.by_dispute.get(each, ())]
    accusations = sorted(filter(counted, told), key=by_date)
    speakers = grouped((composer.speaker(each), each) for each in accusations)
    sides = [u.entry.side for u in told if u.entry.side and not counted(u)]
    taken = [f"{sides.count(side)} {side}" for side in SIDES.of if side in sides]
    return Tally(
        composer.link(ref),
        dispute.description,
        tuple(share(made, composer, by) for by, made in speakers.items()),
        f"Arguments: {', '.join(taken)}" if taken else "",
        _at_issue(ref, dispute, composer),
    )


def _at_issue(ref: Ref, dispute: Dispute, composer: Composer) -> Text:
    """The points on which something was said, each leading to what was said on it."""
    at = (ref.at(point.key) for point in dispute.points)
    points = [
        composer.link(each, point.name)
        for each, point in zip(at, dispute.points, strict=True)
        if composer.ledger.by_dispute.get(each)
    ]
    listed: list[Inline] = [part for point in points for part in (" · ", point)]
    return ("At issue: ", *listed[1:]) if points else ()


def share(accusations: Sequence[Utterance], composer: Composer, by: Text = ()) -> Share:
    """How many accusations there are, made ``by`` whom, and what became of them."""
    scopes = [
        {reply.answer.scope for reply in composer.ledger.replies.get(u.ref, ())}
        for u in accusations
    ]
    count, answered = len(scopes), sum(1 for each in scopes if each)
    specific = sum(1 for each in scopes if "specific" in each)
    general = answered - specific
    if not count:
        return Share(0, 0, 0, ())
    number = Strong(said.counted(count, "accusation"))
    if not answered:
        found = f"; we found no reply to {'any' if count > 1 else 'it'}"
    else:
        whole = "all" if answered == count else str(answered)
        found = f"; we found a reply to {whole if count > 1 else 'it'}"
        if general:
            some = f"to {general} in general terms only"
            found += f", {some if specific else 'but only in general terms'}"
    words = (*by, " made " if by else "Made ", number, *_against(accusations, composer), found)
    return Share(specific, general, count - answered, words)


def _against(accusations: Sequence[Utterance], composer: Composer) -> Text:
    """Whom all of the accusations are against, if there is somebody whom each of them names."""
    against = [[ref.whole for ref in accusation.entry.about] for accusation in accusations]
    shared = [ref for ref in against[0] if all(ref in each for each in against)]
    return (" against ", composer.short(shared[0])) if shared else ()


def _jumps(points: Sequence[Told]) -> Iterator[Section]:
    """The points at issue as links, each with the number of its accusations."""
    links = tuple(
        (Link(f"#{point.key}", point.name), str(sum(map(counted, told)) or ""))
        for _, point, told in points
        if _left(told)
    )
    if len(links) > 1:
        yield Section("Jumps", "", (Jumps("Accusations, by point", links),))


def _unfolded(stored: Stored[Dispute], composer: Composer) -> Iterator[Section]:
    happened = composer.casebook.timeline.of.get(stored.ref, ())
    if happened:
        lines = tuple(moment(h, composer, dispute=stored.record, short=True) for h in happened)
        block = Moments((Year("", "", lines),))
        yield Section("Unfolded", "How the dispute unfolded", (block,), quiet=True)


def _debate(
    shown: Sequence[Utterance], points: Sequence[Told], dispute: Dispute, composer: Composer
) -> Iterator[Section]:
    """In a dispute over a proposal: what was said for it and against it, by date.

    A point on which nothing else was said leads here.
    """
    columns = []
    answering = _answering(shown, composer)
    for side, choice in SIDES.of.items():
        told = sorted((u for u in shown if u.entry.side == side and not accuses(u)), key=by_date)
        heads = [u for u in told if u.ref not in answering]
        if heads:
            columns.append((choice.words, tuple(_argument(u, dispute, composer) for u in heads)))
    if columns:
        debated = tuple(point.key for _, point, told in points if not _left(told))
        yield Section("Debate", "For and against", (Debate(tuple(columns)),), anchors=debated)


def _left(told: Iterable[Utterance]) -> list[Utterance]:
    """What was said that is no argument for or against a proposal."""
    return [u for u in told if not u.entry.side or accuses(u)]


def _answering(shown: Sequence[Utterance], composer: Composer) -> set[Ref]:
    """The statements that stand directly below what they answer."""
    debated = {u.ref for u in shown if u.entry.side and not accuses(u)}
    return {
        reply.utterance.ref
        for ref in debated
        for reply in composer.ledger.replies.get(ref, ())
        if reply.utterance.ref in debated
    }


def _argument(utterance: Utterance, dispute: Dispute, composer: Composer) -> Argument:
    replies = [r.utterance for r in composer.ledger.replies.get(utterance.ref, ())]
    return Argument(
        said.saying(utterance, composer, dispute=dispute),
        said.sayings(replies, composer, dispute=dispute),
    )


def _points(
    stored: Stored[Dispute],
    points: Sequence[Told],
    composer: Composer,
) -> Iterator[Section]:
    # A point of which everything stands in the debate above has no place here.
    here = [each for each in points if _left(each[2]) or not any(each[2])]
    accusing = any(accuses(u) for _, _, told in here for u in told)
    if here:
        yield Section(
            "Points", "Accusations and replies" if accusing else "What was said, by point", ()
        )
    for number, point, told in here:
        left = _left(told)
        actions = correct(stored, ("points", number), point.name, composer, point.key)
        blocks = _told(left, stored.record, composer)
        yield Section(point.key, point.name, blocks, level=3, actions=actions)


def _told(
    told: Sequence[Utterance], dispute: Dispute, composer: Composer
) -> tuple[Exchanges | Sayings, ...]:
    """Accusations with their replies, then all that is neither."""
    accusations = [u for u in told if accuses(u)]
    beside = {r.utterance.ref for u in accusations for r in composer.ledger.replies.get(u.ref, ())}
    others = [u for u in told if not accuses(u) and u.ref not in beside]
    made: list[Exchanges | Sayings] = []
    if accusations:
        made.append(said.exchanges(accusations, composer, dispute=dispute))
    if others:
        made.append(Sayings(said.sayings(others, composer, dispute=dispute)))
    return tuple(made)


def _general(
    general: Sequence[Utterance], dispute: Dispute, composer: Composer
) -> Iterator[Section]:
    left = _left(general)
    beside = _answering(general, composer)
    left = [u for u in left if u.ref not in beside]
    if left:
        yield Section("Other", "Other statements", _told(left, dispute, composer))
