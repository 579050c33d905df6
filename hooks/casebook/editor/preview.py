"""The preview: the page of a record as it will be, made of what somebody has written."""

from __future__ import annotations

from collections.abc import Mapping

from casebook.catalog.casebook import Casebook
from casebook.catalog.catalog import Stored
from casebook.citing.works import Imprint, page_work
from casebook.pages.composer import Composer, Settings
from casebook.pages.records import record_page
from casebook.pages.references import References
from casebook.records.base import Record
from casebook.writing.html import Writer, environment

BASE = "../"
"""Leads from the page of the editor to the root of the site."""


def preview(stored: Stored[Record], casebook: Casebook, settings: Mapping[str, str]) -> str:
    """The page of ``stored`` from its breadcrumbs to its foot, as HTML.

    Nothing where it leads to records that are not there, for they cannot be named. References in
    the styles of citation are missing: the program that writes them runs when the site is built.
    """
    imprint = Imprint(settings["name"], settings["address"])
    work = page_work(stored.ref, stored.record, imprint, casebook.updated)
    references = References({stored.ref: work}, {}, {}, {})
    composer = Composer(casebook, Settings(imprint))
    try:
        page = record_page(stored, composer, references)
    except LookupError:
        return ""
    return str(Writer(environment(), BASE).page(page))
