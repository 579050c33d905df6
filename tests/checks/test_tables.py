"""The tables that name fields in words know every field there is."""

from __future__ import annotations

from collections.abc import Iterator
from typing import get_args

import pytest
from pydantic import BaseModel

from casebook.catalog.citations import NOUNS
from casebook.records.binding import KINDS


def models(annotation: object) -> Iterator[type[BaseModel]]:
    """The models in a type, however deep."""
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        yield annotation
    for part in get_args(annotation):
        yield from models(part)


def cites(model: type[BaseModel]) -> bool:
    """Whether a model has a citation, in itself or in a part of it."""
    return "cite" in model.model_fields or any(
        cites(part) for info in model.model_fields.values() for part in models(info.annotation)
    )


@pytest.mark.parametrize("kind", KINDS)
def test_whatever_is_cited_has_a_name_on_the_page_of_the_source(kind: str) -> None:
    fields = KINDS[kind].model_fields
    cited = {
        name
        for name, info in fields.items()
        if name == "cite" or any(cites(part) for part in models(info.annotation))
    }
    assert cited <= set(NOUNS)
