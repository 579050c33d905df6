"""Names that run from right to left leave what stands around them in its place."""

from __future__ import annotations

import pytest

from casebook.pages.text import Link
from casebook.writing.html import Writer, environment


@pytest.mark.parametrize("name", ["חדשות היום, May 2, 2003", "محمد علي", "Al-Jazeera (الجزيرة)"])
def test_a_link_to_such_a_name_is_isolated(name: str) -> None:
    made = Writer(environment(), "../").link(Link("topics/x/", name))
    assert str(made) == f'<a href="../topics/x/"><bdi>{name}</bdi></a>'


@pytest.mark.parametrize("name", ["Ada Example", "毛 泽东", "Łukasz"])
def test_other_names_need_nothing(name: str) -> None:
    made = Writer(environment(), "../").link(Link("topics/x/", name))
    assert str(made) == f'<a href="../topics/x/">{name}</a>'
