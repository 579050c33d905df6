"""A small site made for the tests of search: the index of given documents, and a page for each.

It needs no build. Its pages have what the frame of the real ones has for search: the script of the
site, the button, the root, and the policy, under which nothing inline and no other host is allowed.
"""

from __future__ import annotations

import shutil
from collections.abc import Iterable, Iterator
from collections.abc import Mapping as Table
from html import escape
from pathlib import Path

from casebook.search.documents import Answer, Document, Part, Relation
from casebook.search.index import files
from projects import ROOT

ASSETS = ROOT / "hooks" / "casebook_mkdocs" / "overrides" / "assets"

POLICY = "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'"

LOOKS = """
:root { color-scheme: light dark; --paper: #fff; --wash: #f6f4ef; --ink: #1d2328; --soft: #55606a;
  --rule: #dcd8ce; --link: #1b4f8c; --mark: #fff1b8; --a: #0b6b6b; --b: #8f4a06;
  --serif: Georgia, serif; --sans: system-ui, sans-serif; }
@media (prefers-color-scheme: dark) {
  :root { --paper: #14181c; --wash: #1c2227; --ink: #e6e8ea; --soft: #a3adb6; --rule: #343c43;
    --link: #8fbff2; --mark: #5a4a10; --a: #5cc4bf; --b: #e6a765; } }
body { margin: 1rem; background: var(--paper); color: var(--ink); font: 1.0625rem/1.5 var(--sans); }
section { padding-top: 60vh; }
"""

PAGE = """<!doctype html><html lang="en-US"><head><meta charset="utf-8"><title>{title}</title>
<meta name="viewport" content="width=device-width,initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="{policy}">
<link rel="stylesheet" href="{root}looks.css"><script src="{root}assets/site.js" defer></script>
</head><body data-root="{root}"><button type="button" class="find">Search</button>
<main><h1>{title}</h1>{body}</main></body></html>
"""

KINDS: Table[str, str] = {
    "people": "People",
    "organizations": "Organizations",
    "accusations": "Accusations",
    "statements": "Statements",
    "events": "Events",
    "pages": "Other pages",
}

TONES = {"Alliance": "a", "Chapter": "b"}

ALLIANCE = "organizations/example-alliance/"
ADA = "people/ada-example/"
LETTER = "statements/chapter-letter/"
MEETING = "events/meeting-12/"

ANSWERS = (
    Answer(
        "Did the Alliance answer that it kept no minutes?",
        "Yes: “Our minutes lie open in the office.”",
        f"{LETTER}#missing-minutes",
        also=("alliance minutes",),
    ),
)


def documents() -> Iterator[Document]:
    """The pages: a few that the tests know by heart, and thirty meetings alike."""
    yield Document(
        ADA,
        "Ada Example",
        "people",
        "Person",
        "Ada Example is a farmer who founded the Example Alliance.",
        ("She was born in Sampletown. She keeps umbrellas, and lends them to whoever asks.",),
        1.8,
        ("Alliance",),
        names=("@umbrella🌹", "李小龙"),
        relations=(Relation("Ada Example founded the Example Alliance.", ALLIANCE),),
        parts=(Part("dates", "Dates"),),
    )
    yield Document(
        ALLIANCE,
        "Example Alliance",
        "organizations",
        "Organization",
        "The Example Alliance is a farmers’ union.",
        ("It founded a newspaper, the Alliance Herald.",),
        3.0,
        names=("Alliance", "EA"),
        parts=(Part("dates", "Dates", text=("It met thirty times.",)),),
    )
    yield Document(
        LETTER,
        "Letter of the Chapter",
        "statements",
        "Statement",
        "Letter in which the Chapter left the Alliance.",
        weight=1.3,
        parties=("Chapter",),
        date="May 2, 2003",
        parts=(
            Part(
                "missing-minutes",
                "Chapter on Alliance: minutes",
                "Accusation",
                "accusations",
                ("The Chapter wrote that the Alliance kept no minutes.",),
                "there is not one page of minutes",
                "The Alliance replied: “Our minutes lie open in the office.”",
                ("Chapter",),
                "May 2, 2003",
            ),
            Part(
                "lost-umbrellas",
                "Chapter on Alliance: umbrellas",
                "Accusation",
                "accusations",
                ("The Chapter wrote that the Alliance lost its umbrellas.",),
                reply="We found no reply to this.",
                parties=("Chapter",),
                date="May 2, 2003",
            ),
        ),
    )
    for number in range(1, 31):
        whose = "Alliance" if number % 3 else "Chapter"
        yield Document(
            f"events/meeting-{number}/",
            f"Meeting {number} of the {whose}",
            "events",
            "Event",
            f"The {whose} met in Sampletown.",
            (f"It spoke of sheep. It counted {number} votes for H.R. {1000 + number}.",),
            parties=(whose,),
            date=f"March {number}, {2001 + number % 4}",
        )
    yield Document("a-z/", "A to Z", "pages", "Overview")


def write_site(
    folder: Path,
    pages: Iterable[Document],
    answers: Iterable[Answer] = ANSWERS,
    kinds: Table[str, str] = KINDS,
) -> None:
    """Write the index of ``pages`` and a page for each of them into ``folder``."""
    pages = list(pages)
    shutil.copytree(ASSETS / "search", folder / "assets" / "search")
    shutil.copy(ASSETS / "site.js", folder / "assets")
    texts = dict(files(pages, kinds, answers, TONES))
    texts["looks.css"] = LOOKS
    for page in (Document("", "Start", "pages", "Page"), *pages):
        texts[f"{page.path}index.html"] = _page(page, "../" * page.path.count("/") or "./")
    texts["404.html"] = _page(Document("", "No page", "pages", "Page"), f"/{folder.name}/")
    for name, text in texts.items():
        file = folder / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, "utf-8")


def _page(page: Document, root: str) -> str:
    body = [f"<p>{escape(text)}</p>" for text in (page.description, *page.text)]
    for part in page.parts:
        told = " ".join((*part.text, part.quote, part.reply))
        body.append(
            f'<section id="{part.id}"><h2>{escape(part.heading)}</h2>{escape(told)}</section>'
        )
    return PAGE.format(title=escape(page.title), policy=POLICY, root=root, body="".join(body))
