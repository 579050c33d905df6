"""Page models of a project, without MkDocs and without HTML, and ways to look into them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import fields, is_dataclass
from typing import TypeVar

from casebook.pages.blocks import Section
from casebook.pages.composer import Settings
from casebook.pages.page import Page
from casebook.pages.site import Site, site
from casebook.pages.text import Inline, Marks, plain
from projects import Project

Wanted = TypeVar("Wanted")


def made(project: Project) -> Site:
    """The site of ``project``, which has no problems."""
    intake = project.take_in()
    assert not intake.problems, "\n".join(map(str, intake.problems))
    return site(intake.casebook, Settings())


def page(site: Site, address: str) -> Page:
    """The page at ``address``."""
    (found,) = (page for page in site.pages() if page.address == address)
    return found


def section(page: Page, id_: str) -> Section:
    """The section of ``page`` with the id."""
    (found,) = (section for section in page.sections if section.id == id_)
    return found


def sections(page: Page) -> list[str]:
    """The ids of the sections of a page, in order."""
    return [section.id for section in page.sections]


def every(model: object, kind: type[Wanted]) -> Iterator[Wanted]:
    """Each part of ``model`` that is of ``kind``, wherever it stands in it."""
    if isinstance(model, kind):
        yield model
    if isinstance(model, tuple):
        for part in model:
            yield from every(part, kind)
    elif is_dataclass(model):
        for field in fields(model):
            yield from every(getattr(model, field.name), kind)


def texts(model: object) -> Iterator[str]:
    """Each string of a model: all its words, addresses and names."""
    return every(model, str)


def words(model: object) -> str:
    """All strings of a model in one."""
    return " ".join(texts(model))


def said(text: tuple[Inline, ...]) -> str:
    """The words of running text."""
    return plain(text)


def marks(model: object) -> list[str]:
    """The citations in a model as they are spoken."""
    return [mark.spoken for cluster in every(model, Marks) for mark in cluster.marks]
