"""The engine of search in the browser: it folds as the index does, and ranks as readers expect."""

from __future__ import annotations

import json
import re
from collections import Counter
from collections.abc import Callable, Sequence
from collections.abc import Mapping as Table
from pathlib import Path
from random import Random
from typing import TYPE_CHECKING, Any

import pytest
import yaml
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from bench.casebooks import write_casebook
from casebook.intake import take_in
from casebook.render.search import documents
from casebook.render.site import site
from casebook.render.writer import Writer
from casebook.search.folding import LETTERS, folded
from casebook.search.index import files
from projects import ROOT

if TYPE_CHECKING:
    from playwright.sync_api import Page

QUERIES = ROOT / "tests" / "search" / "queries.yml"

RIGHT = 0.95
"""The share of queries whose address comes first."""

ASKED = """([index, queries]) => {
    const engine = window.whole(index ?? window.index);
    return queries.map(query => {
        const { results, wanted } = engine.search(query);
        return results.slice(0, 3).map(({ entry }) => {
            const { path, id } = engine.shown(entry, wanted);
            return path + (id ? `#${id}` : '');
        });
    });
}"""

Answers = list[list[str]]
Ask = Callable[..., Answers]

PIECES = [*LETTERS, *map(str.upper, LETTERS), *"'’‘`.,-–—_&@#[]“”«»/\\ \n0123456789"]
"""What folding has rules for."""

TEXTS = st.text(
    st.one_of(
        st.sampled_from("abcdeilostzABEIOSZ"),
        st.sampled_from("".join(PIECES)),
        # Signs that Python's Unicode knows: a browser knows them too, and newer ones.
        st.characters(exclude_categories=("Cs", "Cn", "Co")),
    )
)


@pytest.fixture(scope="module")
def bare(browser: object, address: str) -> Page:
    """A page with the engine and the index of the real site, at :data:`ASKED`'s disposal."""
    page: Page = browser.new_page(base_url=address)  # type: ignore[attr-defined]
    page.goto("about/")
    page.evaluate(
        """async () => {
            window.folding = await import(new URL('../assets/search/folding.js', location));
            const { Engine } = await import(new URL('../assets/search/engine.js', location));
            window.Engine = Engine;
            const read = async name =>
                (await fetch(new URL(`../search/${name}.json`, location))).json();
            window.index = await read('index');
            window.index.files = await Promise.all(
                window.index.words.map((_, number) => read(`words/${number}`))
            );
            window.whole = index => {
                const engine = new Engine(index);
                index.files.forEach((file, number) => engine.add(number, file));
                return engine;
            };
        }"""
    )
    return page


@pytest.fixture(scope="module")
def ask(bare: Page) -> Ask:
    """Asks many queries at once; gives the first three addresses of each."""

    def asked(queries: Sequence[str], index: object = None) -> Answers:
        return [list(found) for found in bare.evaluate(ASKED, [index, list(queries)])]

    return asked


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=200)
@given(texts=st.lists(TEXTS, min_size=1, max_size=8))
def test_the_browser_folds_as_the_index_does(bare: Page, texts: list[str]) -> None:
    in_browser = bare.evaluate(
        "texts => texts.map(text => window.folding.folded(text, window.index.letters))", texts
    )
    assert in_browser == [folded(text) for text in texts]


def test_the_browser_folds_all_texts_of_the_real_site_as_the_index_does(bare: Page) -> None:
    real = site(take_in(ROOT).casebook)
    texts = [page.text for page in documents(real.pages, real.writer_at(0))]
    in_browser = bare.evaluate(
        "texts => texts.map(text => window.folding.folded(text, window.index.letters))", texts
    )
    assert in_browser == [folded(text) for text in texts]


@pytest.fixture(scope="module")
def resolved(bare: Page) -> Callable[[str], str]:
    """Where a part of a statement stands: on its page, or on one that took over what was long."""
    moved = {
        f"{re.sub('[0-9]+/$', '', path)}#{part}": f"{path}#{part}"
        for path, part in bare.evaluate(
            "window.index.pages.flatMap(page => page[7].map(part => [page[0], part[0]]))"
        )
        if path.startswith("statements/")
    }
    return lambda address: moved.get(address, address)


def right(wanted: Table[str, str], answers: Answers) -> list[str]:
    """The queries that are not answered as wanted, with what they found instead."""
    return [
        f"{query!r}: {found[:1] or 'nothing'} and not {address}"
        for (query, address), found in zip(wanted.items(), answers, strict=True)
        if found[:1] != [address]
    ]


def test_what_readers_type_finds_first_what_they_look_for(
    ask: Ask, resolved: Callable[[str], str]
) -> None:
    """The written list; each miss is named."""
    wanted = {
        str(query): resolved(address)
        for group in yaml.safe_load(QUERIES.read_text("utf-8")).values()
        for query, address in group.items()
    }
    assert len(wanted) >= 100
    answers = ask(list(wanted))
    missed = right(wanted, answers)
    assert len(missed) <= (1 - RIGHT) * len(wanted), "\n".join(missed)
    first_three = [
        query
        for (query, address), found in zip(wanted.items(), answers, strict=True)
        if address not in found
    ]
    assert len(first_three) <= (1 - RIGHT) * len(wanted), first_three


def test_a_quotation_typed_in_full_finds_its_statement_first(
    ask: Ask, resolved: Callable[[str], str]
) -> None:
    quoted = {
        " ".join(u.entry.quote): resolved(f"{u.ref.kind}/{u.ref.slug}/#{u.ref.part}")
        for u in take_in(ROOT).casebook.ledger.listed
        if u.entry.quote
    }
    assert len(quoted) > 30
    straight = str.maketrans("’‘“”", "''\"\"")
    ways: dict[str, Callable[[str], str]] = {
        "as it is": lambda words: words,
        "straight": lambda words: words.translate(straight),
        "in quotation marks": lambda words: f"“{words}”",
        "in straight ones": lambda words: f'"{words}"',
        "with an ellipsis": lambda words: f"… {words.rstrip('.')} …",
        "in capitals": str.upper,
    }
    for way, change in ways.items():
        wanted = {change(words): address for words, address in quoted.items()}
        assert right(wanted, ask(list(wanted))) == [], way


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> tuple[Writer, dict[str, Any]]:
    """A made-up casebook of 200 records, and the index of its pages."""
    folder = tmp_path_factory.mktemp("made")
    write_casebook(folder, 200, seed=7)
    made_up = site(take_in(folder).casebook)
    found = dict(files(documents(made_up.pages, made_up.writer_at(0))))
    index = json.loads(found["search/index.json"])
    names = [f"search/words/{number}.json" for number in range(len(index["words"]))]
    return made_up.writer_at(0), {**index, "files": [json.loads(found[name]) for name in names]}


def test_made_up_records_are_found_first_by_name_misspelt_and_quoted(
    ask: Ask, made: tuple[Writer, dict[str, Any]]
) -> None:
    writer, index = made
    casebook = writer.casebook
    random = Random(7)  # noqa: S311 - the same names in every run
    records = sorted(casebook.catalog.records.items())
    names = Counter(stored.record.name for _, stored in records)
    once = {s.record.name: f"{r.kind}/{r.slug}/" for r, s in records if names[s.record.name] == 1}
    some = dict(random.sample(sorted(once.items()), 60))
    misspelt = {_misspelt(name, random): address for name, address in list(some.items())[:30]}
    quoted = {
        " ".join(u.entry.quote): writer.href(u.ref)
        for u in list(casebook.ledger.listed)[:60]
        if u.entry.quote
    }
    wanted = {**some, **misspelt, **quoted}
    assert quoted
    missed = right(wanted, ask(list(wanted), index))
    assert len(missed) <= (1 - RIGHT) * len(wanted), "\n".join(missed)


@pytest.mark.parametrize(
    ("query", "first"),
    [
        ("slack", "topics/slack/"),
        ("dore", "people/jimmy-dore/"),
        ("bylaws", "topics/bylaws/"),
        ("orla", "organizations/our-revolution-los-angeles/"),
    ],
)
def test_names_come_before_mentions(bare: Page, query: str, first: str) -> None:
    found = bare.evaluate(
        """query => {
            const engine = window.whole(window.index);
            return engine.search(query).results.map(({ entry, named }) => {
                const { path, id } = engine.shown(entry, []);
                return [path + (id && `#${id}`), named];
            });
        }""",
        query,
    )
    assert found[0][0] == first
    # Of one page few parts come first, whatever they are.
    named = [named for place, named in found if "#" not in place]
    assert {True, False} == set(named)
    assert named == sorted(named, reverse=True)


@pytest.mark.parametrize(
    "queries",
    [
        ("Dore's", "Dore’s", "dore", "DORE", "“Dore”", "dóre"),
        ("ocasio-cortez", "Ocasio Cortez", "ocasio–cortez", "OCASIO-CORTEZ"),
        ("7 February 2021", "2021-02-07", "7 FEBRUARY 2021"),
        ("Łódź", "lodz", "ŁÓDŹ"),
    ],
)
def test_what_makes_no_difference_finds_the_same(ask: Ask, queries: tuple[str, ...]) -> None:
    answers = ask(queries)
    assert answers == [answers[0]] * len(queries)


@pytest.mark.parametrize("query", ["", " ", "…", "“”", "-", "'", "a", "ß", "東京", "x" * 5000])
def test_any_words_are_answered(ask: Ask, query: str) -> None:
    (found,) = ask([query])
    assert len(found) <= 3


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=100)
@given(queries=st.lists(TEXTS, min_size=1, max_size=5))
def test_whatever_is_typed_is_answered(ask: Ask, queries: list[str]) -> None:
    assert len(ask(queries)) == len(queries)


def _misspelt(name: str, random: Random) -> str:
    """``name`` with one letter of its longest word left out."""
    word = max(name.split(), key=len)
    at = random.randrange(1, len(word))
    return name.replace(word, word[:at] + word[at + 1 :], 1)


def test_the_index_of_the_real_site_is_the_one_that_is_built(bare: Page) -> None:
    known = {page.path for page in site(take_in(ROOT).casebook).pages}
    found = set(bare.evaluate("window.index.pages.map(page => page[0])"))
    assert known < found
    assert {"", "about/", "about/standard/", "contributing/"} <= found - known


def test_an_answer_names_the_files_of_words_that_it_lacks(
    bare: Page, made: tuple[Writer, dict[str, Any]]
) -> None:
    """With every file of the alphabet added as it is asked for, the answer is the same."""
    _, index = made
    assert len(index["words"]) > 2
    queries = ["ba", "zuzu", "misspeltword", "ba zu", "da bafo"]
    answers = bare.evaluate(
        """([index, queries]) => queries.map(query => {
            const engine = new window.Engine(index);
            const asked = new Set();
            let answer = engine.search(query);
            while (answer.lacking.length) {
                answer.lacking.forEach(number => asked.add(number));
                answer.lacking.forEach(number => engine.add(number, index.files[number]));
                answer = engine.search(query);
            }
            const whole = window.whole(index).search(query);
            return [asked.size, JSON.stringify(answer.results) === JSON.stringify(whole.results)];
        })""",
        [index, queries],
    )
    assert all(same for _, same in answers)
    asked = [count for count, _ in answers]
    assert asked[0] < len(index["words"]), "a known word needs its stretch of the alphabet only"
    assert asked[2] == len(index["words"]), "one that stands nowhere may be misspelt anywhere"


def test_the_files_of_the_engine_are_few_and_small() -> None:
    folder = ROOT / "hooks" / "overrides" / "assets" / "search"
    sizes = {path.name: path.stat().st_size for path in Path(folder).iterdir()}
    assert set(sizes) == {"dialog.js", "engine.js", "folding.js", "marks.js", "search.css"}
    assert sum(sizes.values()) < 60_000
