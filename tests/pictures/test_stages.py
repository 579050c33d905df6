"""The state of a dispute as of each date: nothing early, nothing lost, nothing counted twice."""

from __future__ import annotations

import pytest

from casebook.catalog.casebook import Casebook
from casebook.catalog.steps import Count, steps
from casebook.records.disputes import Dispute
from casebook.records.references import Ref
from casebook.render.site import Site

SPLIT = Ref("disputes", "mpp-and-orla")


def disputes(casebook: Casebook) -> list[Ref]:
    return [stored.ref for stored in casebook.catalog.of(Dispute)]


def test_every_statement_of_a_dispute_is_new_at_one_step(casebook: Casebook) -> None:
    for dispute in disputes(casebook):
        new = [u.ref for step in steps(dispute, casebook.ledger) for u in step.new]
        said = {
            u.ref
            for ref, found in casebook.ledger.by_dispute.items()
            if ref.whole == dispute
            for u in found
        }
        assert len(new) == len(set(new))
        assert set(new) == said


def test_the_last_step_counts_what_the_ledger_counts(casebook: Casebook) -> None:
    for dispute in disputes(casebook):
        found = steps(dispute, casebook.ledger)
        said = [u for step in found for u in step.new]
        charges = [u for u in said if u.entry.type == "allegation"]
        inside = {u.ref for u in said}
        answered = [
            u
            for u in charges
            if any(r.utterance.ref in inside for r in casebook.ledger.replies.get(u.ref, ()))
        ]
        assert found[-1].whole == Count(len(charges), len(answered))


def test_counts_never_fall_and_points_add_up_to_the_whole(casebook: Casebook) -> None:
    for dispute in disputes(casebook):
        before = Count(0, 0)
        for step in steps(dispute, casebook.ledger):
            assert step.whole.charges >= before.charges
            assert step.whole.answered >= before.answered
            assert step.whole.charges == sum(c.charges for c in step.points.values())
            assert step.whole.answered == sum(c.answered for c in step.points.values())
            assert step.changed <= set(step.points)
            before = step.whole


def test_steps_are_in_order_and_an_answer_never_comes_before_its_charge(
    casebook: Casebook,
) -> None:
    for dispute in disputes(casebook):
        found = steps(dispute, casebook.ledger)
        known = [step.date.latest for step in found if step.date]
        assert known == sorted(known)
        place = {u.ref: number for number, step in enumerate(found) for u in step.new}
        for number, step in enumerate(found):
            for utterance in step.new:
                for answer in utterance.entry.answers:
                    if answer.to in place and step.date:
                        assert place[answer.to] <= number, (utterance.ref, answer.to)


def test_after_the_release_there_was_no_reply_and_after_the_tweet_there_was(
    casebook: Casebook,
) -> None:
    found = {step.statement.slug: step for step in steps(SPLIT, casebook.ledger)}
    release = found["orla-press-release-2021-02-07"].whole
    tweet = found["mpp-tweet-2021-02-07"].whole
    assert release.charges > 0
    assert release.answered == 0
    assert tweet.answered == release.charges


@pytest.mark.parametrize("name", ["mpp-and-orla", "force-the-vote"])
def test_every_step_has_a_section_and_the_dispute_leads_to_each(
    name: str, casebook: Casebook, rendered: Site
) -> None:
    by_path = {page.path: page for page in rendered.pages}
    ids = [section.id for section in by_path[f"disputes/{name}/as-of/"].sections]
    assert len(ids) == len(steps(Ref("disputes", name), casebook.ledger))
    (short,) = [s for s in by_path[f"disputes/{name}/"].sections if s.id == "as-of"]
    for id_ in ids:
        assert f"disputes/{name}/as-of/#{id_}" in short.html
