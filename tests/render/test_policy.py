"""The policy of a page: which scripts it names, and that nothing else is let in."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from casebook.render.policy import MARK, guarded, hashes, headers, policy
from documents import hashed


@given(st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\r")))
def test_a_script_in_a_page_is_named_by_its_hash(script: str) -> None:
    if "</script" not in script:
        assert list(hashes(f"<p>text</p><script>{script}</script>")) == [hashed(script)]


@pytest.mark.parametrize(
    "html",
    [
        '<script src="../a.js" defer></script>',
        '<script type="application/ld+json">{"a": "b"}</script>',
        "<p>The tag script is not here.</p>",
    ],
)
def test_a_file_and_a_data_block_need_no_hash(html: str) -> None:
    assert list(hashes(html)) == []


@pytest.mark.parametrize("kind", ["module", "text/javascript"])
def test_a_script_of_a_named_type_is_a_script(kind: str) -> None:
    assert list(hashes(f'<script type="{kind}">go()</script>')) == [hashed("go()")]


def test_the_policy_stands_where_the_page_asks_for_it() -> None:
    html = guarded(f"<head>{MARK}<script>one()</script></head><script>two()</script>")
    (found,) = re.findall(r'<meta http-equiv="Content-Security-Policy" content="([^"]*)">', html)
    assert html.index("<meta") < html.index("<script>")
    assert MARK not in html
    scripts = next(rule for rule in found.split("; ") if rule.startswith("script-src"))
    assert set(scripts.split()) == {"script-src", "'self'", hashed("one()"), hashed("two()")}


def test_a_page_that_asks_for_none_stays_as_it_is() -> None:
    assert guarded("<script>one()</script>") == "<script>one()</script>"


def test_nothing_unsafe_and_no_other_host_is_let_in() -> None:
    rules = policy([hashed("one()")])
    assert rules.startswith("default-src 'none'; ")
    assert "unsafe" not in rules
    assert "http" not in rules
    assert "*" not in rules


def test_the_headers_hold_for_every_address_and_forbid_frames() -> None:
    lines = headers([hashed("b()"), hashed("a()"), hashed("b()")]).splitlines()
    assert lines[0] == "/*"
    (rules,) = [line for line in lines if line.startswith("  Content-Security-Policy: ")]
    assert rules.endswith("; frame-ancestors 'none'")
    assert rules.count("'sha256-") == 2
    assert all(line.startswith("  ") and ": " in line for line in lines[1:])
