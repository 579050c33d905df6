"""The command export: every page as Markdown, which plain MkDocs builds."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from shutil import copyfile

from casebook.citing.works import Imprint
from casebook.commands.command import MISUSE, PROBLEMS, Command, Outcome, argument
from casebook.docs_files import unfit
from casebook.intake import take_in
from casebook.memory import uncollected
from casebook.problems import report


def export(root: Path, folder: Path) -> Outcome:
    """Write the pages of the project at ``root`` into ``folder``, which is new or empty."""
    # All other commands do without pages, and need not wait for them.
    from casebook.pages.composer import Settings  # noqa: PLC0415
    from casebook.pages.site import site  # noqa: PLC0415
    from casebook.writing.export import Export, title  # noqa: PLC0415

    if folder.exists() and not (folder.is_dir() and not any(folder.iterdir())):
        return Outcome(f"{folder} is not an empty folder: name a new or an empty one.", MISUSE)
    if not (root / "mkdocs.yml").is_file():
        return Outcome(
            f"There is no mkdocs.yml in {root}: run this in the project's folder.", MISUSE
        )
    intake = take_in(root)
    if intake.problems:
        return Outcome(report(intake.problems), PROBLEMS)
    for problem in unfit(root / "docs", root):
        return Outcome(problem, PROBLEMS)
    ours = dict(_published(root / "docs"))
    pages = {
        name: path.read_text(encoding="utf-8")
        for name, path in ours.items()
        if name.endswith(".md")
    }
    settings = (root / "mkdocs.yml").read_text(encoding="utf-8")
    made = site(intake.casebook, Settings(Imprint(title(settings)), cache=root / ".cache"))
    count = 0
    try:
        with uncollected():
            for name, text in Export(made).files(settings, pages):
                content = text if isinstance(text, bytes) else text.encode()
                _place(folder / name).write_bytes(content)
                count += 1
        for name in ours.keys() - pages.keys():
            copyfile(ours[name], _place(folder / "docs" / name))
    except (OSError, ValueError) as error:
        return Outcome(f"The export stopped after {count} files: {error}", PROBLEMS)
    lines = [f"Wrote {count} files. To build them: mkdocs build -f {folder / 'mkdocs.yml'}"]
    return Outcome("\n".join(filter(None, [made.references.trouble, *lines])))


def _published(docs: Path) -> Iterator[tuple[str, Path]]:
    """The files below ``docs`` by name; hidden ones are never published."""
    for path in sorted(docs.rglob("*")):
        name = path.relative_to(docs)
        if path.is_file() and not any(part.startswith(".") for part in name.parts):
            yield name.as_posix(), path


def _place(path: Path) -> Path:
    """``path``, with the folder that it stands in."""
    path.parent.mkdir(parents=True, exist_ok=True)
    return path


COMMAND = Command(
    "export",
    "write the pages as Markdown files",
    lambda it: export(it.root, it.folder),
    (argument("folder", "a new or empty folder", type=Path, metavar="DIR"),),
)
