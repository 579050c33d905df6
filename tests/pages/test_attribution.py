"""Attribution: through whom we know what somebody said, and where a narrator's judgment stands."""

from __future__ import annotations

from casebook.pages.site import Site
from casebook.pages.speech import Saying
from pages.models import every, made, page, said, words
from projects import LETTER, REPORT, Project

STATEMENT = "statements/chapter-letter-2003-05-02/"
ARTICLE = "statements/example-paper-article-2003-05-06/"
JUDGMENT = "The paper held the meeting to have been a dull one."


def passed_on(site: Site, key: str, address: str = STATEMENT) -> str:
    """Through whom the entry is known, then who said it."""
    (found,) = {s for s in every(page(site, address), Saying) if s.home and s.id == key}
    via = f"{said(found.via)} → " if found.via else ""
    return f"{via}{said(found.speaker)}"


def test_from_the_source_through_the_relay_to_the_speaker(project: Project) -> None:
    assert passed_on(made(project), "departure") == "Paper → Chapter → Ben Sample"


def test_every_relay_is_a_step_from_the_outermost_to_the_innermost(project: Project) -> None:
    project.change(
        LETTER,
        "    via: organizations/example-chapter\n",
        "    via:\n      - organizations/example-alliance\n      - organizations/example-chapter\n",
    )
    assert passed_on(made(project), "departure") == "Paper → Alliance → Chapter → Ben Sample"


def test_a_speaker_who_is_not_named_is_described(project: Project) -> None:
    found = passed_on(made(project), "word-of-a-guest", ARTICLE)
    assert found.endswith("a guest whom the paper does not name")


def test_what_a_source_says_itself_is_passed_on_by_nobody(project: Project) -> None:
    assert passed_on(made(project), "number-of-guests", ARTICLE) == "Paper"


def test_a_judgment_of_a_narrator_is_on_the_page_of_its_article_alone(project: Project) -> None:
    found = [each.address for each in made(project).pages() if JUDGMENT in words(each.sections)]
    assert found == [ARTICLE]


def test_a_judgment_of_a_party_is_an_entry_like_others(project: Project) -> None:
    project.change(LETTER, "type: announcement", "type: judgment")
    shown = [
        e.address for e in made(project).pages() if "chapter was leaving." in words(e.sections)
    ]
    assert {"people/ben-sample/", STATEMENT} <= set(shown)


def test_the_article_is_a_speaker_of_its_own(project: Project) -> None:
    assert "speaker: sources/" in project.text(REPORT)
    (row,) = (r for r in page(made(project), ARTICLE).rail.rows if r.label == "By")  # type: ignore[union-attr]
    assert said(row.values[0]) == "Paper"
