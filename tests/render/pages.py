"""Pages of a project as they are rendered, without MkDocs."""

from __future__ import annotations

from casebook.render.page import Page, Section
from casebook.render.site import Site, site
from documents import Element, document
from projects import Project


def rendered(project: Project) -> Site:
    """All pages of ``project``, which has no problems."""
    intake = project.take_in()
    assert not intake.problems, "\n".join(map(str, intake.problems))
    return site(intake.casebook)


def page(site: Site, path: str) -> Page:
    """The page at ``path``."""
    (found,) = (page for page in site.pages if page.path == path)
    return found


def section(page: Page, id_: str) -> Section:
    """The section of ``page`` with the id."""
    (found,) = (section for section in page.sections if section.id == id_)
    return found


def tree(html: str) -> Element:
    """A piece of a page as a tree."""
    return document(str(html))


def texts(html: str, of: str) -> list[str]:
    """The text of every element of a class in a piece of a page, in order."""
    return [element.text for element in tree(html).all(of=of)]
