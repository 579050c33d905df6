"""Blocks of the start page: accusations by who makes them, answers, gaps, a few days."""

from __future__ import annotations

import pytest

from casebook.catalog.ledger import counted
from casebook.pages.blocks import Answers, Block, Names, Prose, Share, Strip, Tallies
from casebook.pages.disputes import share
from casebook.pages.site import Site
from casebook.pages.start import block
from casebook.pages.text import Link, Marks
from casebook.records.answers import Answer
from casebook.records.disputes import Dispute
from casebook.records.references import Ref
from pages.models import made, said
from projects import Project


def called(site: Site, name: str, argument: str = "") -> Block:
    (found,) = block(name, argument, site.composer)
    return found


def tallies(site: Site) -> Tallies:
    shown = called(site, "disputes")
    assert isinstance(shown, Tallies)
    return shown


def test_each_party_has_its_own_accusations(small_pages: Site) -> None:
    found = {
        tally.name.words: [said(share.words) for share in tally.shares]
        for tally in tallies(small_pages).tallies
    }
    assert found["Alliance and chapter, 2003"] == [
        "Chapter made 2 accusations; we found a reply to 1"
    ]


def test_a_reply_in_general_terms_fills_half_a_box(own: Project) -> None:
    own.change(
        "data/statements/alliance-answer-2003-05-03.yml", "scope: specific", "scope: general"
    )
    (tally,) = (t for t in tallies(made(own)).tallies if t.name.words.startswith("Alliance"))
    ((specific, general, none),) = ((s.specific, s.general, s.open) for s in tally.shares)
    assert (specific, general, none) == (0, 1, 1)
    assert said(tally.shares[0].words).endswith("a reply to 1, but only in general terms")


def test_every_accusation_of_a_dispute_is_counted_once(real_pages: Site) -> None:
    ledger = real_pages.composer.ledger
    for tally in tallies(real_pages).tallies:
        path = tally.name.address.strip("/")
        told = {
            u.ref
            for ref, those in ledger.by_dispute.items()
            if str(ref.whole) == path
            for u in those
            if counted(u)
        }
        boxes = sum(each.specific + each.general + each.open for each in tally.shares)
        replied = sum(each.specific + each.general for each in tally.shares)
        assert boxes == len(told), path
        assert replied == len([ref for ref in told if ledger.replies.get(ref)]), path


def test_whom_all_accusations_are_against_is_told(small_pages: Site) -> None:
    composer = small_pages.composer
    told = composer.ledger.accusations
    for accused in {ref.whole for u in told for ref in u.entry.about}:
        those = [u for u in told if accused in {ref.whole for ref in u.entry.about}]
        words = said(share(those, composer, ("Somebody",)).words)
        assert f" against {composer.brief(accused)};" in words
    assert " against " not in said(share(told, composer).words), "no one is in all of them"


def test_each_point_on_which_something_was_said_is_at_issue(real_pages: Site) -> None:
    composer = real_pages.composer
    for tally in tallies(real_pages).tallies:
        ref = Ref.parse(tally.name.address.strip("/"))
        dispute = composer.catalog.get(ref, Dispute)
        assert dispute
        links = [part for part in tally.points if isinstance(part, Link)]
        said_on = [p for p in dispute.points if composer.ledger.by_dispute.get(ref.at(p.key))]
        assert [link.words for link in links] == [point.name for point in said_on]
        assert [link.address.partition("#")[2] for link in links] == [p.key for p in said_on]


def test_nobody_accused_is_no_share(small_pages: Site) -> None:
    assert share([], small_pages.composer) == Share(0, 0, 0, ())


def test_arguments_are_told_by_side(small_pages: Site) -> None:
    found = {tally.name.words: tally.arguments for tally in tallies(small_pages).tallies}
    assert found["Sample Rule, 2003"] == "Arguments: 2 for, 1 against"
    assert found["Alliance and chapter, 2003"] == ""


def test_an_answer_names_its_sources(real_pages: Site) -> None:
    shown = called(real_pages, "answers")
    assert isinstance(shown, Answers)
    records = {s.record.name: s.record for s in real_pages.composer.catalog.of(Answer)}
    assert len(shown.items) == len(records)
    for question, (answer, marks) in shown.items:
        record = records[question.words]
        assert answer == record.description
        assert isinstance(marks, Marks)
        assert marks == real_pages.composer.marks(record.cite)


def test_answers_past_the_first_are_links(small_pages: Site) -> None:
    composer = small_pages.composer
    every = block("answers", "", composer)
    first, more = block("answers", "1", composer)
    assert len(every) == 1
    assert isinstance(every[0], Answers)
    assert isinstance(first, Answers)
    assert isinstance(more, Prose)
    linked = [part.words for part in more.paragraphs[0] if isinstance(part, Link)]
    asked = [link.words for link, _ in every[0].items]
    assert [link.words for link, _ in first.items] + linked == asked
    assert linked


def test_the_first_gap_of_each_record_that_is_named(small_pages: Site) -> None:
    shown = called(small_pages, "gaps", "organizations/example-chapter")
    assert isinstance(shown, Names)
    ((item,),) = (group.items for group in shown.groups)
    assert said(item.name) == "Sampletown Chapter"
    assert said(item.note).startswith("Our sources do not say where the chapter met.")


@pytest.mark.parametrize("ref", ["organizations/nowhere", "people/ada-example"])
def test_a_record_without_gaps_is_told_by_name(small_pages: Site, ref: str) -> None:
    with pytest.raises(ValueError, match=f"Nothing is listed as not known in {ref}"):
        called(small_pages, "gaps", ref)


def test_what_took_days_stands_at_its_first_day(small_pages: Site) -> None:
    shown = called(small_pages, "strip", "2003-05-01/2003-05-07")
    assert isinstance(shown, Strip)
    assert shown.stretches
    for stretch in shown.stretches:
        assert 1 <= stretch.first < stretch.last <= len(shown.columns)
