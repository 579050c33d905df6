"""The data package: what the CSV files are and what stands in each column, for programs.

The form is that of https://datapackage.org/standard/data-package/, version 2, whose tables are told
of in Table Schema.
"""

from __future__ import annotations

import hashlib
import json
from dataclasses import dataclass

from casebook.citing.works import Imprint
from casebook.open_data.encoding import Object, Plain
from casebook.open_data.tables import Table

FILE = "datapackage.json"
PROFILE = "https://datapackage.org/profiles/2.0/datapackage.json"
KNOWN = {
    "https://creativecommons.org/licenses/by/4.0/": ("CC-BY-4.0", "CC BY 4.0"),
    "https://creativecommons.org/licenses/by-sa/4.0/": ("CC-BY-SA-4.0", "CC BY-SA 4.0"),
    "https://creativecommons.org/publicdomain/zero/1.0/": ("CC0-1.0", "CC0 1.0"),
}
"""Licenses by their address: the identifier of https://spdx.org/licenses/, and what people say."""


@dataclass(frozen=True, slots=True)
class Terms:
    """Under what terms data leave: the address of a license, empty where there is none."""

    license: str = ""

    @property
    def name(self) -> str:
        """What people call the license."""
        return KNOWN.get(self.license, ("", "The license"))[1]

    @property
    def rights(self) -> str:
        """What is said of rights wherever data leave."""
        covered = f"{self.name} covers our words; quotations" if self.license else "Quotations"
        return f"{covered} stay their speakers'."

    @property
    def licenses(self) -> list[Plain]:
        """The license as a data package has it."""
        if not self.license:
            return []
        known = KNOWN.get(self.license)
        return [{"path": self.license, **({"name": known[0], "title": known[1]} if known else {})}]


def package(imprint: Imprint, terms: Terms, about: str, resources: list[Plain]) -> str:
    """The text of the file; ``resources`` has what :func:`resource` tells of each table."""
    made: Object = {
        "$schema": PROFILE,
        "name": "casebook",
        "title": imprint.name,
        "description": f"{about} {terms.rights}".strip(),
        **({"homepage": imprint.address} if imprint.address else {}),
        **({"licenses": terms.licenses} if terms.license else {}),
        "resources": resources,
    }
    return json.dumps(made, ensure_ascii=False, indent=1) + "\n"


def resource(table: Table, name: str, content: bytes) -> Plain:
    """What the package tells of a table; ``content`` are the bytes of its CSV, called ``name``."""
    keys: list[Plain] = [
        {"fields": [column.name], "reference": {"resource": column.to, "fields": ["id"]}}
        for column in table.columns
        if column.to
    ]
    schema: Object = {
        "fields": [
            {"name": column.name, "type": column.type, "description": column.about}
            for column in table.columns
        ],
        "primaryKey": [table.columns[0].name],
    }
    if keys:
        schema["foreignKeys"] = keys
    return {
        "name": table.name,
        "type": "table",
        "path": name,
        "description": table.about,
        "format": "csv",
        "mediatype": "text/csv",
        "encoding": "utf-8",
        "bytes": len(content),
        "hash": f"sha256:{hashlib.sha256(content).hexdigest()}",
        "schema": schema,
    }
