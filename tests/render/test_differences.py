"""Where sources differ: side by side, with who says so, on every page that it touches."""

from __future__ import annotations

from casebook.records.references import Ref
from projects import ALLIANCE, Project
from render.pages import page, rendered, section, texts, tree

PAPER = Ref("sources", "example-paper-2003-05-06")
BULLETIN = Ref("sources", "example-bulletin-2003-05-02")


def cells(html: str) -> list[list[str]]:
    """The rows of the only table, without its head."""
    rows = tree(html).one("tbody").all("tr")
    return [[cell.text for cell in row.all("td")] for row in rows]


def test_a_fact_with_two_values_is_a_difference(project: Project) -> None:
    differences = project.take_in().casebook.differences
    (found,) = differences.all
    assert (found.ref, found.fact.key) == (Ref("organizations", "example-alliance"), "members")
    assert found.sources == {PAPER, BULLETIN}
    assert set(differences.of) == {PAPER, BULLETIN}


def test_the_page_of_the_record_shows_both_values_and_who_gives_them(project: Project) -> None:
    found = page(rendered(project), "organizations/example-alliance/")
    (first, second) = cells(section(found, "differences").html)
    assert first[0] == "40 membersCounted by the paper."
    assert first[1].startswith("Paper ¶2 secondary, press, 6 May 2003")
    assert second[0] == "42 members"
    assert second[1].startswith("Bulletin primary, party, 2 May 2003")


def test_the_box_of_key_facts_takes_no_side(project: Project) -> None:
    box = tree(page(rendered(project), "organizations/example-alliance/").lead).one("aside")
    (fact,) = (each for each in box.all("div") if each["id"] == "members")
    assert fact.one("dd").text == "Sources differ"
    assert fact.one("dd").one("a")["href"] == "#differences"


def test_the_page_of_differences_lists_it_with_its_record(project: Project) -> None:
    found = page(rendered(project), "differences/")
    html = section(found, "differences").html
    assert tree(html).one("caption").text == "Example Alliance: members"
    assert len(cells(html)) == 2


def test_each_source_leads_to_what_others_add(project: Project) -> None:
    site = rendered(project)
    for ref in (PAPER, BULLETIN):
        html = section(page(site, f"sources/{ref.slug}/"), "differences").html
        (link,) = tree(html).all("a")
        assert link["href"] == "../../organizations/example-alliance/#differences"


def test_why_they_may_differ_stands_below_the_values(project: Project) -> None:
    project.change(ALLIANCE, "  - key: members\n", "  - key: members\n    why: Days differ.\n")
    html = section(page(rendered(project), "organizations/example-alliance/"), "differences").html
    assert texts(html, "cb-note") == ["Why they may differ: Days differ."]


def test_where_nothing_differs_the_page_says_so(project: Project) -> None:
    text = project.text(ALLIANCE)
    start, end = text.index("  - key: members\n"), text.index("form: organization")
    members = (
        "  - key: members\n    value: 42 members\n    cite: sources/example-bulletin-2003-05-02\n"
    )
    project.write(ALLIANCE, text[:start] + members + text[end:])
    site = rendered(project)
    html = section(page(site, "differences/"), "differences").html
    assert "No two sources differ on a fact so far." in tree(html).text
    alliance = page(site, "organizations/example-alliance/")
    assert "differences" not in {each.id for each in alliance.sections}
