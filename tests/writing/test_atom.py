"""The rules of Atom are not blind: each tells what was planted."""

from __future__ import annotations

import pytest

from atom import complaints

GOOD = """\
<feed xmlns="http://www.w3.org/2005/Atom"><title>T</title><id>tag:x.invalid,2026:a</id>
<updated>2004-01-01T00:00:00Z</updated><author><name>A</name></author>
<link rel="alternate" type="text/html" href="../"/>
<entry><title>E</title><id>tag:x.invalid,2026:b</id><updated>2004-01-01T00:00:00Z</updated>
<link rel="alternate" type="text/html" href="../b/"/><summary>S</summary></entry></feed>
"""
ENTRY = GOOD[GOOD.index("<entry>") : GOOD.index("</feed>")]


def test_a_feed_by_the_rules_has_no_complaint() -> None:
    assert complaints(GOOD) == []


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ("<title>T</title>", "", "4.1: feed has no title"),
        ("<title>T</title>", "<title> </title>", "4.2.14: the title of feed is empty"),
        ("<title>T</title>", "<title>T</title><title>T</title>", "4.1: feed has more than one"),
        ("tag:x.invalid,2026:b", "b", "4.2.6: the id of entry 0 is no IRI"),
        ("2004-01-01T00:00:00Z", "2004-01-01", "3.3: the date of feed"),
        ("<author><name>A</name></author>", "", "4.1.2: entry 0 has no author"),
        ("<summary>S</summary>", "<teaser>S</teaser>", "6: entry 0 has teaser"),
        ('href="../b/"', "", "4.2.7.1: a link of entry 0 leads nowhere"),
        ('<link rel="alternate" type="text/html" href="../"/>', "", "4.1: feed leads to no page"),
        (ENTRY, ENTRY * 2, "4.1.1: two entries have one id"),
    ],
)
def test_what_is_planted_is_told(old: str, new: str, said: str) -> None:
    assert old in GOOD
    assert any(each.startswith(said) for each in complaints(GOOD.replace(old, new, 1)))
