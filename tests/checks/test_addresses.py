"""One page under two spellings of its address is one page."""

from __future__ import annotations

import pytest

from projects import BULLETIN, PAPER, Project

URL = "https://alliance.example/bulletin/2"


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("https://paper.example/l%27x", "https://paper.example/l'x"),
        ("https://bücher.example/x", "https://xn--bcher-kva.example/x"),
        ("https://www.youtube.com/watch?v=a", "https://m.youtube.com/watch?v=a"),
        ("https://twitter.com/a/status/1", "https://x.com/a/status/1"),
        ("https://paper.example/caf%C3%A9", "https://paper.example/cafe%CC%81"),
        ("http://paper.example/x/", "https://paper.example/x"),
    ],
)
def test_two_sources_have_one_address(project: Project, one: str, other: str) -> None:
    project.change(PAPER, "https://paper.example/2003/05/06/examples-meet", one)
    project.change(BULLETIN, f"url: {URL}", f"url: {other}")
    (told,) = project.problems(["copies"])
    assert told.startswith(BULLETIN)
    assert "sources/example-paper-2003-05-06 has this address too." in told


def test_two_pages_of_a_host_are_two(project: Project) -> None:
    project.change(
        BULLETIN, f"url: {URL}", "url: https://paper.example/2003/05/06/examples-meet?p=2"
    )
    assert project.problems(["copies"]) == []
