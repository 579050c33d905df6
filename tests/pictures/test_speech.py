"""Who said what: the matrix adds up to the ledger, and every cell opens what it counts."""

from __future__ import annotations

from collections.abc import Callable

from casebook.catalog.casebook import Casebook
from casebook.records.entities import Organization
from casebook.render.exchanges import ACTORS
from casebook.render.page import Page
from casebook.render.parts import FEW, is_long, parts
from casebook.render.site import Site
from casebook.render.voices import COLUMNS, directions, matrix, said_of
from casebook.render.writer import Writer

SUBJECTS = ("movement-for-a-peoples-party", "our-revolution-los-angeles")


def pages(rendered: Site, start: str) -> list[Page]:
    return [page for page in rendered.pages if page.path.startswith(start)]


def test_the_rows_of_the_matrix_are_the_speakers_with_all_that_they_said(
    casebook: Casebook,
) -> None:
    _, rows = matrix(casebook, COLUMNS)
    assert {row.speaker: row.total for row in rows} == {
        speaker: len(said) for speaker, said in casebook.ledger.by_speaker.items()
    }
    for row in rows:
        assert sum(count for _, count in row.types) == row.total


def test_the_columns_of_the_matrix_sum_to_what_was_said_of_each_subject(
    casebook: Casebook,
) -> None:
    columns, rows = matrix(casebook, COLUMNS)
    assert len(columns) == COLUMNS
    for number, subject in enumerate(columns):
        about = casebook.ledger.about[subject]
        others = [u for u in about if u.speaker and u.speaker != subject]
        assert sum(row.cells[number].count for row in rows) == len(others), subject


def test_with_a_column_for_everybody_nothing_is_left_but_words_about_nobody(
    casebook: Casebook,
) -> None:
    columns, rows = matrix(casebook, 10_000)
    pairs = said_of(casebook.ledger)
    assert sum(cell.count for row in rows for cell in row.cells[:-1]) == sum(
        map(len, pairs.values())
    )
    for row in rows:
        said = casebook.ledger.by_speaker[row.speaker]
        nobody = [
            u
            for u in said
            if not {ref for ref in u.entry.about if ref.kind in ACTORS} - {row.speaker}
        ]
        assert row.cells[-1].count == len(nobody)
        assert len(row.cells) == len(columns) + 1


def test_every_cell_with_a_number_opens_a_page_that_is_there(
    casebook: Casebook, rendered: Site
) -> None:
    there = {page.path: {section.id for section in page.sections} for page in rendered.pages}
    _, rows = matrix(casebook, COLUMNS, rendered.writer_at(1).places)
    for row in rows:
        for cell in row.cells:
            assert bool(cell.target) == bool(cell.count)
            path, _, part = cell.target.partition("#")
            assert not cell.count or path in there, cell
            assert not part or part in there[path], cell


def test_the_page_of_a_direction_has_all_that_it_counts(casebook: Casebook, rendered: Site) -> None:
    for direction in directions(casebook).values():
        html = "".join(
            section.html for page in pages(rendered, direction.path) for section in page.sections
        )
        for utterance in direction.utterances:
            assert rendered.writer_at(2).address(utterance.ref) in html, utterance.ref


def test_both_directions_between_the_subjects_have_a_page(rendered: Site) -> None:
    paths = {page.path for page in rendered.pages}
    for one, other in (SUBJECTS, SUBJECTS[::-1]):
        assert f"who-said-what/{one}-on-{other}/" in paths


def test_what_is_long_has_pages_of_its_own_and_nothing_is_lost(
    casebook: Casebook, rendered: Site, writer_at: Callable[[int], Writer]
) -> None:
    by_path = {page.path: page for page in rendered.pages}
    moved = 0
    for ref, stored in casebook.catalog.records.items():
        if ref.kind not in {"organizations", "people", "events", "topics"}:
            continue
        for part in parts(ref, writer_at(2)):
            if not is_long(part, stored, writer_at(2)):
                assert part.total <= FEW
                continue
            moved += 1
            found = pages(rendered, f"{ref.kind}/{ref.slug}/{part.slug}/")
            html = "".join(section.html for page in found for section in page.sections)
            assert found
            for group in part.groups:
                assert group.id in {s.id for s in by_path[f"{ref.kind}/{ref.slug}/"].sections}
                for utterance in group.utterances:
                    assert writer_at(3).address(utterance.ref) in html
    assert moved >= 4


def test_the_subjects_are_laid_out_alike(
    casebook: Casebook, writer_at: Callable[[int], Writer]
) -> None:
    layouts = {
        tuple(
            (part.slug, is_long(part, stored, writer_at(2)))
            for part in parts(stored.ref, writer_at(2))
        )
        for stored in casebook.catalog.of(Organization)
        if stored.record.subject
    }
    assert len(layouts) == 1
