"""Links: every internal link and anchor of every page and file that is written, and which are dead."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from casebook.catalog.catalog import Catalog
from casebook.problems import Problem
from casebook.records.references import Ref


class Links:
    """What was written so far: the anchors of each address, and what each links to."""

    def __init__(self) -> None:
        self._anchors: dict[str, frozenset[str]] = {}
        self._targets: dict[str, frozenset[str]] = {}

    def wrote(self, address: str, anchors: Iterable[str] = (), targets: Iterable[str] = ()) -> None:
        """Note a page or file: its address below the root, its anchors, and what it links to."""
        self._anchors[address] = frozenset(anchors)
        self._targets[address] = frozenset(targets)

    def dead(self) -> Iterator[tuple[str, str]]:
        """Each link that leads nowhere: the address of its page, and its target."""
        for address, targets in self._targets.items():
            for target in sorted(targets):
                page, _, anchor = target.partition("#")
                where = page if page or not target.startswith("#") else address
                known = self._anchors.get(where)
                if known is None or (anchor and anchor not in known):
                    yield address, target

    def problems(self, catalog: Catalog) -> list[Problem]:
        """The dead links as problems, each at the field of the record that it comes from."""
        return [_problem(address, target, catalog) for address, target in self.dead()]


def _problem(address: str, target: str, catalog: Catalog) -> Problem:
    message = f"The page /{address} links to /{target.lstrip('/')}, which does not exist."
    whole, _, part = target.partition("#")
    pieces = whole.strip("/").split("/")
    wanted = Ref(pieces[0], pieces[1], part or None) if len(pieces) == 2 else None
    own = _record(address)
    candidates = [own, *sorted(catalog.records)] if own else sorted(catalog.records)
    for ref in candidates:
        stored = catalog.records.get(ref)
        for path, named in stored.references if stored and wanted else ():
            if named == wanted or (not part and named.whole == wanted):
                return stored.problem(  # type: ignore[union-attr]
                    "dead-links", path, message, "Mend the reference, or add what it names."
                )
    file = catalog.records[own].file if own and own in catalog.records else f"site/{address}"
    return Problem(file, 1, 1, message, "Mend the link, or report this as a mistake.", "dead-links")


def _record(address: str) -> Ref | None:
    pieces = address.split("/")
    return Ref(pieces[0], pieces[1]) if len(pieces) == 3 else None
