"""The ladder of attribution: through whom we know what somebody said, never flattened."""

from __future__ import annotations

from casebook.render.site import Site
from projects import BULLETIN, LETTER, Project
from render.pages import page, rendered, section, tree

STATEMENT = "statements/chapter-letter-2003-05-02/"
GUEST = "statements/example-paper-article-2003-05-06/"


def ladder(site: Site, key: str, path: str = STATEMENT) -> list[str]:
    """What small print stands with an entry on the page of its statement, replies left out."""
    card = next(tree(section(page(site, path), key).html).all("div", of="cb-card"))
    return [line.text for line in card.all(of="cb-ladder")]


def test_from_the_source_through_the_relay_to_the_speaker(project: Project) -> None:
    assert ladder(rendered(project), "departure") == ["Paper → Chapter → Ben Sample"]


def test_every_relay_is_a_step_from_the_outermost_to_the_innermost(project: Project) -> None:
    project.change(
        LETTER,
        "    via: organizations/example-chapter\n",
        "    via:\n      - organizations/example-alliance\n      - organizations/example-chapter\n",
    )
    assert ladder(rendered(project), "departure") == ["Paper → Alliance → Chapter → Ben Sample"]


def test_without_a_relay_the_source_stands_before_the_speaker(project: Project) -> None:
    found = ladder(rendered(project), "missing-minutes")
    assert found == ["Paper → Chapter", "One source only."]


def test_a_speaker_who_is_not_named_has_a_ladder_too(project: Project) -> None:
    """The article is cited for the words of somebody else."""
    assert ladder(rendered(project), "word-of-a-guest", GUEST) == [
        "Paper → a guest whom the paper does not name"
    ]


def test_what_a_source_says_itself_has_none(project: Project) -> None:
    assert ladder(rendered(project), "number-of-guests", GUEST) == []


def test_what_is_read_in_the_speakers_own_document_has_none(project: Project) -> None:
    text = project.text(LETTER)
    start = text.index("    cite:", text.index("key: missing-minutes"))
    end = text.index("\n", start)
    own = "    cite: sources/example-bulletin-2003-05-02"
    project.write(LETTER, text[:start] + own + text[end:])
    assert "kind: primary" in project.text(BULLETIN)
    assert ladder(rendered(project), "missing-minutes") == ["One source only."]
