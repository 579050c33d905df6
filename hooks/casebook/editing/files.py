"""Files: which there are, of what kind each is, and how one is replaced."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path, PurePosixPath

from casebook.guide.descriptions import FOLDERS, MAP
from casebook.records.kinds import KINDS


def files(root: Path) -> Iterator[PurePosixPath]:
    """Every record and every paragraph map below ``root``, relative to it, in order."""
    for folder in sorted(FOLDERS.values()):
        for path in sorted((root / folder).glob("*.yml")):
            yield PurePosixPath(path.relative_to(root).as_posix())


def kind_of(file: PurePosixPath) -> str | None:
    """The kind of a file by its place in the project; nothing where no record or map stands."""
    if file.suffix != ".yml":
        return None
    match file.parts:
        case ("data", kind, _) if kind in KINDS:
            return kind
        case ("seeds", _):
            return MAP
    return None


def put(path: Path, text: str) -> bool:
    """Let the file at ``path`` hold ``text``, all of it or nothing; false where it did already."""
    data = text.encode()
    if path.is_file() and not path.is_symlink() and path.read_bytes() == data:
        return False
    path.parent.mkdir(parents=True, exist_ok=True)
    new = path.with_name(f".{path.name}.new~")
    new.write_bytes(data)
    new.replace(path)
    return True
