"""Judgements of a narrator: on the page of the source, attributed, and nowhere else."""

from __future__ import annotations

from casebook.render.search import documents
from projects import Project
from render.pages import page, rendered, section, tree

SOURCE = "sources/example-paper-2003-05-06/"
GIST = "The paper held the meeting to have been a dull one."


def test_a_judgement_stands_on_the_page_of_the_source_alone(project: Project) -> None:
    site = rendered(project)
    assert [page.path for page in site.pages if GIST in site.html(page)] == [SOURCE]


def test_it_stands_apart_from_facts_with_its_paragraph(project: Project) -> None:
    html = section(page(rendered(project), SOURCE), "judgements").html
    (item,) = tree(html).all("li")
    assert item.text.startswith(f"{GIST} Paper ¶6")
    assert item["id"] == "appraisal-of-the-meeting"


def test_search_does_not_repeat_it(project: Project) -> None:
    site = rendered(project)
    found = list(documents(site.pages, site.writer_at(0)))
    assert found
    assert not any(GIST in str(page) for page in found)


def test_a_judgement_of_a_party_is_an_entry_like_others(project: Project) -> None:
    """Only the narrator's own voice is set apart: parties may judge, attributed."""
    site = rendered(project)
    text = project.text("data/statements/chapter-letter-2003-05-02.yml")
    project.write(
        "data/statements/chapter-letter-2003-05-02.yml",
        text.replace("type: announcement", "type: judgement"),
    )
    site = rendered(project)
    shown = [page.path for page in site.pages if "the chapter was leaving." in site.html(page)]
    assert "people/ben-sample/" in shown
    assert "statements/chapter-letter-2003-05-02/" in shown
