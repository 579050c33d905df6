"""A casebook in which every text looks like code, markup, a template or a link."""

from __future__ import annotations

from pathlib import Path

from projects import Project, copy_of_site, write_docs

HOSTILE = "<script>alert(1)</script>{{ 7*7 }}{% [x](javascript:alert(1))*a*|`code`'&amp;<!-- אבג"
"""Text that would be code, markup, a template or a link in one of the places that it comes to."""

QUOTED = f'"onclick="{HOSTILE}'
"""It may stand in the name of a source, which is the only heading that may hold such marks."""

RECORDS = {
    "organizations/alpha": """\
name: '{0} Alpha'
short: '{0} A'
aliases: ['{0} Alias']
description: '{0} description'
summary:
  - {{text: '{0} summary', cite: sources/paper#p1}}
facts:
  - {{key: motto, value: '{0} fact', inferred: '{0} inferred', cite: sources/paper#p1}}
  - key: size
    values:
      - {{value: '{0} one', note: '{0} note', cite: sources/paper#p1}}
      - {{value: '{0} two', cite: sources/paper#p2}}
relations:
  - {{kind: allied-with, to: organizations/beta, role: '{0} role', cite: sources/paper#p1}}
unknown:
  - {{text: '{0} gap', cite: sources/paper#p1}}
form: organization
subject: true
cite: sources/paper#p1
checked: {{by: '{0} checker', on: 2003-05-06}}
""",
    "organizations/beta": """\
name: Beta
description: Another one
facts:
  - {{key: motto, value: Plain, cite: sources/paper#p1}}
  - {{key: size, value: Small, cite: sources/paper#p1}}
form: group
subject: true
cite: sources/paper#p1
""",
    "people/ada": """\
name: '{0} Ada'
description: '{0} person'
cite: sources/paper#p1
see: topics/rule
""",
    "events/meeting": """\
name: '{0} meeting'
description: '{0} event'
date: 2003-05-01
inferred: '{0} because'
place: '{0} place'
cite: sources/paper#p1
disputes: disputes/dispute
participants:
  - {{who: people/ada, part: named, role: '{0} part', cite: sources/paper#p1}}
""",
    "topics/rule": """\
name: '{0} rule'
description: '{0} topic'
form: term
cite: sources/paper#p1
""",
    "disputes/dispute": """\
name: '{0} dispute'
description: '{0} of two'
cite: sources/paper#p1
parties:
  - {{who: organizations/alpha, stance: '{0} stance', cite: sources/paper#p1}}
  - {{who: organizations/beta, cite: sources/paper#p1}}
agreed:
  - {{text: '{0} agreed', cite: sources/paper#p1}}
points:
  - {{key: point, name: '{0} point'}}
""",
    "statements/letter": """\
name: '{0} letter'
short: '{0} l'
description: '{0} statement'
form: statement
title: '{0} title'
unnamed: '{0} somebody'
cite: sources/paper#p1
entries:
  - key: accusation
    type: accusation
    subject: '{0} subject'
    about: organizations/alpha
    topics: topics/rule
    dispute: disputes/dispute#point
    gist: '{0} gist, see [[people/ada|{1} words]]'
    cite: sources/paper#p1
  - key: reply
    type: reply
    subject: '{0} reply'
    speaker: organizations/alpha
    gist: '{0} answer'
    cite: sources/paper#p2
    answers:
      - {{to: statements/letter#accusation, scope: specific, cite: sources/paper#p2}}
""",
    "statements/article": """\
name: '{0} article'
description: '{0} voice'
form: article
speaker: sources/paper
cite: sources/paper#p1
entries:
  - key: view
    type: judgment
    subject: '{0} view'
    gist: '{0} judgment'
    cite: sources/paper#p1
""",
    "sources/paper": """\
name: '{2} paper'
short: '{2} P'
title: '{0} headline'
authors: ['{0} author']
description: '{0} source'
publisher: '{0} publisher'
place: '{0} town'
url: https://paper.example/page?a=1&amp;b=2
kind: secondary
medium: article
standing: established
voice: press
read: {{how: '{0} reading', on: 2003-05-06}}
notes: ['{0} note of the source']
""",
}
MAP = """\
source: sources/paper
paragraphs:
  - {{label: p1, role: body, section: '{0} section', gist: '{0} first'}}
  - {{label: p2, role: body, gist: '{0} second'}}
  - {{label: p3, role: body, unused: '{0} unused'}}
"""


START = """\
# Start

## Disputes

<!-- casebook: disputes -->

<!-- casebook: organizations -->

<!-- casebook: speakers events/meeting -->
"""


def hostile_project(folder: Path) -> Project:
    """A whole project in ``folder`` whose records hold nothing but such texts.

    The checks that would refuse them are left out: pages have to be safe without these.
    """
    (folder / "records" / "data").mkdir(parents=True)
    (folder / "records" / "seeds").mkdir()
    write_docs(folder / "records" / "docs")
    project = copy_of_site(folder / "project", folder / "records")
    for module in ("attribution", "personal_names", "plain_text", "slips"):
        project.change("hooks/casebook/checks/__init__.py", f"    *{module}.CHECKS,\n", "")
    plain, words, quoted = (
        text.replace("'", "''")
        for text in (HOSTILE, HOSTILE.replace("]", ")").replace("|", "/"), QUOTED)
    )
    for name, text in RECORDS.items():
        project.write(f"data/{name}.yml", text.format(plain, words, quoted))
    project.write("seeds/paper.yml", MAP.format(plain))
    project.write("docs/index.md", START)
    return project
