"""The addresses that records name, for a tool that asks each whether it still answers."""

from __future__ import annotations

import socket

import pytest

from casebook.cli import main
from projects import EXAMPLE

FOUND = (
    ("https://alliance.example/about", "organizations/example-alliance", "website"),
    ("https://alliance.example/bulletin/2", "sources/example-bulletin-2003-05-02", "url"),
    (
        "https://archive.example/alliance.example/bulletin/2",
        "sources/example-bulletin-2003-05-02",
        "archive",
    ),
    ("https://paper.example/2003/05/06/examples-meet", "sources/example-paper-2003-05-06", "url"),
)


@pytest.mark.parametrize(
    ("style", "form"), [("text", "{0}  {1} {2}"), ("markdown", "- `{1}` {2}: <{0}>")]
)
def test_every_address_is_listed_and_none_is_asked(
    style: str, form: str, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_: object, **__: object) -> None:
        raise AssertionError("the network was used")

    monkeypatch.setattr(socket, "create_connection", refuse)
    assert main(["--root", str(EXAMPLE), "links", "--format", style]) == 0
    assert capsys.readouterr().out.splitlines() == [form.format(*each) for each in FOUND]
