"""The command seed: makes or refreshes the map and the prints of a source from its text."""

from __future__ import annotations

from pathlib import Path

from casebook.commands.outcome import MISUSE, PROBLEMS, Outcome
from casebook.evidence.document import UnreadableError, document
from casebook.evidence.seeding import OldMap, seeds
from casebook.intake import take_in
from casebook.records.references import Ref

_KEPT = (
    "Nothing was written. Labels are permanent: most likely a line was added, split or joined in "
    "the text above the first of these. Give the text its old lines, or take the citations away "
    "first."
)


def seed(root: Path, text: Path, source: Ref) -> Outcome:
    """Write ``seeds/<slug>.yml`` and ``seeds/<slug>.prints`` where the text asks for it."""
    try:
        found = document(text)
    except UnreadableError as error:
        return Outcome(str(error), MISUSE)
    folder = root / "seeds"
    if folder.is_symlink():
        return Outcome("The folder seeds is a symbolic link. Put a real folder there.", PROBLEMS)
    catalog = take_in(root).casebook
    if source in catalog.catalog.torn:
        reason = f"seeds/{source.slug}.yml cannot be read, so its notes could not be kept."
        return Outcome(f"{reason} Run casebook check and mend it first.", PROBLEMS)
    map_file, prints_file = folder / f"{source.slug}.yml", folder / f"{source.slug}.prints"
    stored = catalog.catalog.maps.get(source)
    old = None
    if stored:
        before = map_file.read_text("utf-8")
        old = OldMap(before, stored.node, catalog.catalog.prints.get(source))
    citing = {
        str(ref.part): [each.ref for each in places]
        for ref, places in catalog.citations.items()
        if ref.whole == source and ref.part
    }
    made = seeds(source, found, old, citing)
    if made.refusals:
        return Outcome("\n".join([*made.refusals, _KEPT]), PROBLEMS)
    moved = [change for change in made.changes if " is now p" in change or " is gone" in change]
    if moved and catalog.catalog.broken:
        broken = ", ".join(map(str, sorted(catalog.catalog.broken)))
        reason = f"Labels would change, and nobody can tell what {broken} cite."
        return Outcome(f"{reason} Nothing was written. Run casebook check and mend them.", PROBLEMS)
    wrote = [
        path.name
        for path, content in ((map_file, made.map), (prints_file, made.prints))
        if _write(path, content)
    ]
    if not wrote:
        return Outcome(f"The seeds of {source} fit the text. Nothing has changed.")
    lines = [*made.changes, f"Wrote {' and '.join(f'seeds/{name}' for name in wrote)}."]
    if any("new" in change for change in made.changes):
        lines.append(
            "Look over the roles, and give each new paragraph a section and a gist of at most 15 "
            "words of your own; unused: with the reason where no record will cite it."
        )
    if source not in catalog.catalog.records:
        lines.append(f"There is no record of the source yet: add {source.file}.")
    return Outcome("\n".join([*lines, "Then run casebook check."]))


def _write(path: Path, content: str) -> bool:
    """Put ``content`` into the file at ``path``, all of it or nothing; false where it was there."""
    data = content.encode()
    if path.is_file() and not path.is_symlink() and path.read_bytes() == data:
        return False
    path.parent.mkdir(exist_ok=True)
    new = path.with_name(f".{path.name}.new")
    new.write_bytes(data)
    new.replace(path)
    return True
