"""Checks of quotations: each stands word for word where the citation beside it says."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping

from casebook.catalog.casebook import Casebook
from casebook.catalog.quotations import Quotation, own_texts
from casebook.checks.check import Check
from casebook.checks.differences import Fault, explained
from casebook.checks.speech import LONGEST_QUOTATION
from casebook.evidence.words import is_word
from casebook.problems import Fix, Problem
from casebook.records.references import Ref
from casebook.records.wording import QUOTED

_MARKS = '"“”„‟«»'
_OTHERS = "\u2018\u2039\u203a\uff02"
A_FEW = 3
"""Quotations without a proof that are told one by one."""

_STRAY = re.compile(rf"""[{_MARKS}{_OTHERS}]|(?<![\w'’])'(?=\w)(?!n')[^']*?(?<=[\w.,!?])'(?!\w)""")
_UNMARKED = "Put “ ” around a quotation that is word for word, and no marks around anything else."
_NESTED: Fault = (
    "A quotation mark opens within a quotation, or the one before is not closed.",
    "Close the quotation with ”. A quotation within one stands in ‘ ’.",
)
_HALF: Mapping[str, Fault] = {
    "“": ("A quotation is opened here and not closed.", "Write ” after its last word."),
    "”": ("A quotation is closed here and not opened.", "Write “ before its first word."),
}


def quotations_stand(casebook: Casebook) -> Iterator[Problem]:
    """Every quotation appears word for word in the paragraph that is cited for it."""
    catalog = casebook.catalog
    unread = catalog.broken | catalog.torn | catalog.unproved
    bare = dict(_bare(casebook))
    for source, count in bare.items():
        if source in unread:
            continue
        message = f"None of the {count} quotations from {source} is proved."
        remedy = (
            f"Restore the file seeds/{source.slug}.proofs. If it was never there and the text is "
            f"at hand, run casebook quote TEXT --source {source}."
        )
        yield catalog.maps[source].problem("quotations", ("source",), message, remedy)
    unread = unread | bare.keys()
    for quotation in casebook.quotations:
        nested = quotation.form == "text" and "“" in quotation.parts[0]
        cited = {ref.whole for ref in quotation.cite}
        lost = cited - catalog.records.keys() - catalog.maps.keys()
        if nested or cited == lost or cited & unread:
            continue  # What is wrong there is told already.
        fault, fix = _form(quotation) or _citation(casebook, quotation), None
        if fault is None and not quotation.proved:
            fault, fix = explained(catalog, quotation), _fix(quotation)
        if fault:
            yield quotation.stored.problem("quotations", quotation.path, *fault, fix=fix)


def _bare(casebook: Casebook) -> Iterator[tuple[Ref, int]]:
    """Sources of which many quotations and no proof are left, and how many: their file is lost."""
    proved = Counter[Ref]()
    quoted = Counter[Ref]()
    for quotation in casebook.quotations:
        for source in {ref.whole for ref in quotation.cite if ref.part}:
            quoted[source] += 1
            proved[source] += bool(quotation.proved)
    for source, count in sorted(quoted.items()):
        if count > A_FEW and not proved[source] and source in casebook.catalog.maps:
            yield source, count


def _quotation_marks_are_proofs(casebook: Casebook) -> Iterator[Problem]:
    catalog = casebook.catalog
    for stored in (*catalog.records.values(), *catalog.maps.values()):
        for path, text in own_texts(catalog, stored):
            if any("“" in match[0][1:] for match in QUOTED.finditer(text)):
                yield stored.problem("quotation-marks", path, *_NESTED)
            elif found := _STRAY.search(QUOTED.sub("", text)):
                other = f"The marks {found[0][0]} are not those of a quotation.", _UNMARKED
                yield stored.problem("quotation-marks", path, *_HALF.get(found[0], other))


def _quotations_are_counted(casebook: Casebook) -> Iterator[Problem]:
    catalog, found = casebook.catalog, casebook.quotations
    if not found or catalog.broken or catalog.torn or catalog.unproved:
        return
    if any(each.proved for each in found) or any(quotations_stand(casebook)):
        return
    which = f"{len(found)} quotations, of which this is the first,"
    message = f"None of the {which} was compared with a source."
    remedy = "Restore the files seeds/*.proofs, and report this: it should not happen."
    yield found[0].stored.problem("proofs", found[0].path, message, remedy)


def _fix(quotation: Quotation) -> Fix | None:
    """The right paragraph for a quotation that stands in one only and cites another one."""
    if quotation.form != "quote" or len(quotation.standing) != 1 or len(quotation.cite) != 1:
        return None
    (wrong,), (right,) = quotation.cite, quotation.standing
    return quotation.stored.fix((*quotation.path[:-1], "cite", 0), wrong, right)


def _form(quotation: Quotation) -> Fault | None:
    """What is wrong with the quotation itself, wherever it stands."""
    for number, (part, run) in enumerate(zip(quotation.parts, quotation.runs, strict=True), 1):
        name = "This quotation" if len(quotation.parts) == 1 else f"Part {number} of this quotation"
        if not run:
            return f"{name} is empty.", "Put the words between the marks, or delete them."
        if not any(map(is_word, run)):
            signs = all(token.isascii() or token in _MARKS for token in run)
            what = "punctuation" if signs else "emoji or other signs"
            return (
                f"{name} holds nothing but {what}, which proves nothing.",
                "Quote the words that it goes with, or say it in our own words.",
            )
        if quotation.form == "quote" and part[0] in _MARKS and part[-1] in _MARKS:
            return (
                f"{name} has quotation marks of its own around it.",
                "Delete them: the page puts marks around it.",
            )
    if quotation.form == "quote" and quotation.words == 1:
        word = quotation.parts[0]
        return (
            "This quotation is a single word, which says little without its sentence.",
            f"Quote at least two words, or delete quote: and put “{word}” into the gist.",
        )
    if quotation.form == "text" and quotation.words > LONGEST_QUOTATION:
        return (
            f"This quotation has {quotation.words} words; {LONGEST_QUOTATION} are allowed.",
            "Quote the words that matter.",
        )
    return None


def _citation(casebook: Casebook, quotation: Quotation) -> Fault | None:
    """What is wrong with the citation beside the quotation, whatever its words are."""
    evidence, cite = casebook.catalog.evidence, quotation.cite
    if not cite:
        return (
            "No citation stands beside this quotation.",
            "Add cite: with the paragraph that it stands in.",
        )
    # Sources without evidence may stand beside: they carry the statement, not its words.
    proving = [ref for ref in cite if ref.whole in evidence]
    if not proving:
        lacking = cite[0].whole
        return (
            f"No quotation can be taken from {lacking}: there is no commitment to its text.",
            "Say it in our own words without quotation marks, or, with the text at hand, run "
            f"casebook seed TEXT --source {lacking}.",
        )
    if quotation.form == "quote" and len(proving) > 1:
        keep = quotation.proved or next(iter(quotation.standing), None)
        return (
            f"This entry has a quotation and cites {len(proving)} paragraphs.",
            f"Keep the one that has the words: {keep}."
            if keep
            else "Keep the one that has the words.",
        )
    return None


CHECKS = (
    Check(
        "quotations",
        "Every quotation appears word for word in the paragraph that is cited for it.",
        quotations_stand,
    ),
    Check(
        "quotation-marks",
        "In our own text, quotations have curly quotation marks, and no other kind is used.",
        _quotation_marks_are_proofs,
    ),
    Check(
        "proofs",
        "If there are quotations, at least some are proved.",
        _quotations_are_counted,
    ),
)
