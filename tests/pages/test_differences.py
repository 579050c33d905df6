"""Where sources differ: side by side, with who says so, on every page that it touches."""

from __future__ import annotations

from casebook.pages.blocks import Row, Table
from casebook.records.references import Ref
from pages.models import every, made, marks, page, said, section, sections, words
from projects import ALLIANCE, Project

PAPER = Ref("sources", "example-paper-2003-05-06")
BULLETIN = Ref("sources", "example-bulletin-2003-05-02")
PAGE = "organizations/example-alliance/"


def test_a_fact_with_two_values_is_a_difference(project: Project) -> None:
    differences = project.take_in().casebook.differences
    (found,) = differences.all
    assert (found.ref, found.fact.key) == (Ref("organizations", "example-alliance"), "members")
    assert found.sources == {PAPER, BULLETIN}
    assert set(differences.of) == {PAPER, BULLETIN}


def test_the_page_of_the_record_shows_every_version_and_who_gives_it(project: Project) -> None:
    (table,) = every(section(page(made(project), PAGE), "members"), Table)
    values = [said(line.cells[0]) for line in table.lines]
    assert values == ["40 members", "42 members"]
    assert [marks(line.cells[1]) for line in table.lines] == [
        ["Paper ¶2"],
        ["Bulletin, primary source"],
    ]


def test_the_key_fact_shows_the_best_attested_version_and_leads_to_all(project: Project) -> None:
    rail = page(made(project), PAGE).rail
    (row,) = (row for row in every(rail, Row) if row.more)
    assert said(row.values[0]) == "42 members", "a primary source attests it"
    assert row.more
    assert (row.more.words, row.more.address) == ("Sources differ", f"{PAGE}#members")


def test_the_list_of_differences_has_it(project: Project) -> None:
    found = words(page(made(project), "differences/"))
    assert "40 members" in found
    assert f"{PAGE}#members" in found


def test_each_source_leads_to_what_others_say(project: Project) -> None:
    site = made(project)
    for ref in (PAPER, BULLETIN):
        assert f"{PAGE}#members" in words(
            section(page(site, f"sources/{ref.slug}/"), "Differences")
        )


def test_why_they_may_differ_stands_below(project: Project) -> None:
    project.change(ALLIANCE, "  - key: members\n", "  - key: members\n    why: Days differ.\n")
    assert "Days differ." in words(section(page(made(project), PAGE), "members"))


def test_a_silent_source_makes_no_difference(project: Project) -> None:
    text = project.text(ALLIANCE)
    start, end = text.index("  - key: members\n"), text.index("form: organization")
    one = "  - key: members\n    value: 42 members\n    cite: sources/example-bulletin-2003-05-02\n"
    project.write(ALLIANCE, text[:start] + one + text[end:])
    site = made(project)
    assert "Differences" not in sections(page(site, PAGE))
    assert page(site, "differences/").sections == ()
