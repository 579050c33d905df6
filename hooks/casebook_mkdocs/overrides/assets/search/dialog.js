/* The dialog of search. It is made when somebody opens it; until then nothing of search is fetched.
   It shows itself before the engine is there, which casebook.js asks for at the same time. Results are links: Tab and the arrows move, Enter opens, Escape closes. */

/* Results shown at once, and from how many on they can be narrowed. */
const PAGE = 10;
const NARROWED = 20;

/* Milliseconds without a key after which the texts of the results are fetched, and choices offered. */
const PAUSE = 80;

/* Where casebook.js looks whether the slash opens the search. */
const SLASH = "casebook.slash";

/* The site is two folders above this file, wherever it stands. */
const ROOT = new URL("../../", import.meta.url);

const read = once((name) =>
  fetch(new URL(`search/${name}.json`, ROOT)).then((response) => {
    if (!response.ok) throw new Error(`search/${name}.json is not there.`);
    return response.json();
  }),
);
const loading = Promise.all([read("index"), import("./engine.js"), import("./results.js")]);

let view = null;

/* Opens the search, with what was typed while this was fetched. */
export function open(typed = "") {
  view ??= new View();
  view.open(typed);
}

class View {
  constructor() {
    this.filters = { kind: "", party: "", year: "" };
    this.shown = PAGE;
    this.build();
    loading.then(([index, { Engine }, { Results }]) => {
      this.engine = new Engine(index);
      this.results = new Results(ROOT, this.engine, read);
      this.ask();
    }).catch(() => this.fail());
  }

  build() {
    this.dialog = element("dialog", "cb-search", { "aria-label": "Search" });
    // The text is ours alone: nothing that is typed or found is put together as markup.
    this.dialog.innerHTML = `
      <form class="cb-search__form" role="search" aria-label="Search">
        <label class="cb-search__hidden" for="cb-search-words">Search</label>
        <input id="cb-search-words" class="cb-search__words" type="text" inputmode="search"
          enterkeyhint="go" autocomplete="off" autocapitalize="off" spellcheck="false"
          placeholder="Name, question, date or quotation" aria-describedby="cb-search-status">
        <button type="button" class="cb-search__close">Close</button>
      </form>
      <div class="cb-search__body">
        <div class="cb-search__answers"></div>
        <div class="cb-search__filters" role="group" aria-label="Narrow the results" hidden>
          <label>Kind <select name="kind"></select></label>
          <label>Who <select name="party"></select></label>
          <label>Year <select name="year"></select></label>
        </div>
        <p id="cb-search-status" class="cb-search__status" role="status"></p>
        <div class="cb-search__help"></div>
        <ol class="cb-search__results"></ol>
        <button type="button" class="cb-search__more" hidden>Show more</button>
      </div>
      <p class="cb-search__keys">
        <span><kbd>↑</kbd><kbd>↓</kbd> move</span> <span><kbd>Enter</kbd> open</span>
        <span><kbd>Esc</kbd> close</span> <span><kbd>Ctrl</kbd><kbd>K</kbd> search</span>
        <label><input type="checkbox" class="cb-search__slash"><kbd>/</kbd> opens search</label>
      </p>`;
    for (const name of ["form", "words", "body", "answers", "filters", "status", "help", "results", "more", "slash"]) {
      this[`${name}At`] = this.dialog.querySelector(`.cb-search__${name}`);
    }
    if (/^(Mac|iP)/.test(navigator.platform)) this.dialog.querySelectorAll("kbd")[4].textContent = "⌘";
    document.body.append(this.dialog);
    this.listen();
    this.dress();
  }

  /* The looks come with the dialog; it shows itself once they are here. */
  dress() {
    const href = new URL("./search.css", import.meta.url).href;
    const sheet = element("link", "", { rel: "stylesheet", href });
    const show = () => this.dialog.style.removeProperty("opacity");
    this.dialog.style.opacity = "0";
    sheet.addEventListener("load", show);
    sheet.addEventListener("error", show);
    document.head.append(sheet);
  }

  listen() {
    const { dialog } = this;
    dialog.querySelector(".cb-search__close").addEventListener("click", () => this.close());
    dialog.addEventListener("keydown", (event) => this.press(event));
    dialog.addEventListener("click", (event) => {
      // What is clicked beside the box is the dialog itself; a result is left for the page it opens.
      if (event.target === dialog || event.target.closest("a")) this.close();
    });
    dialog.addEventListener("cancel", (event) => {
      event.preventDefault();
      this.close();
    });
    this.wordsAt.addEventListener("input", () => this.soon());
    this.formAt.addEventListener("submit", (event) => {
      event.preventDefault();
      this.follow();
    });
    this.filtersAt.addEventListener("change", ({ target }) => {
      this.filters[target.name] = target.value;
      this.shown = PAGE;
      this.show();
    });
    this.moreAt.addEventListener("click", () => {
      const before = this.links().length;
      this.shown += PAGE;
      this.show();
      this.links()[before]?.focus();
    });
    this.slashAt.addEventListener("change", () => this.keep());
  }

  open(typed) {
    this.slashAt.checked = !switchedOff();
    if (!this.dialog.open) this.dialog.showModal();
    this.wordsAt.focus();
    this.wordsAt.select();
    if (typed) this.wordsAt.setRangeText(typed, 0, this.wordsAt.value.length, "end");
    if (typed || !this.wordsAt.value) this.ask();
  }

  /* The focus goes back to where it was; if that was nowhere, it must not stay here, unseen. */
  close() {
    this.dialog.close();
    if (this.dialog.contains(document.activeElement)) document.activeElement.blur();
  }

  /* A letter is seen before it is answered, however long that takes; one answer does for several. */
  soon() {
    if (this.due) return;
    this.due = true;
    requestAnimationFrame(() => setTimeout(() => this.due && this.ask()));
  }

  /* Answers what is typed: with names at once, with all as soon as the words are here. What stands
     there stays until then. */
  ask() {
    this.due = false;
    const text = this.wordsAt.value.trim();
    if (this.broken) return;
    const answer = this.engine?.search(text);
    this.pending = Boolean(text) && (!answer || answer.lacking.length > 0);
    if (!this.pending || answer?.results.length) {
      this.answer = answer;
      this.shown = PAGE;
      this.show();
    }
    if (this.pending) {
      this.say("Loading …");
      this.helpAt.hidden = true;
      if (answer) this.fetch(answer.lacking);
    } else if (this.eager) this.follow();
  }

  /* Fetches files of words, and asks again. */
  fetch(numbers) {
    const added = (number) => read(`words/${number}`).then((words) => this.engine.add(number, words));
    Promise.all(numbers.map(added)).then(() => this.ask(), () => this.fail());
  }

  fail() {
    this.broken = true;
    this.pending = false;
    this.show();
    this.say("Search could not be loaded. Check your connection, then reload the page.");
  }

  show() {
    const { results: all, answers, wanted, partial } = this.answer ?? { results: [], answers: [], wanted: [] };
    const results = this.narrowed(all);
    const words = new Set(wanted.flatMap(({ word, terms }) => [word, ...terms.keys()]));
    // Before anything changes, for then it costs nothing.
    if (this.shown === PAGE) this.bodyAt.scrollTop = 0;
    this.answersAt.replaceChildren(...answers.map((each) => this.results.answer(each, words)));
    this.resultsAt.replaceChildren(
      ...results.slice(0, this.shown).map((result) => this.results.item(result, this.engine.hits(result, wanted))),
    );
    this.moreAt.hidden = results.length <= this.shown;
    clearTimeout(this.pause);
    this.pause = setTimeout(() => {
      this.results?.fillAll();
      this.choices(all);
    }, PAUSE);
    this.help();
    if (this.broken) return;
    const count = `${results.length} ${results.length === 1 ? "result" : "results"}`;
    if (!this.answer || !this.wordsAt.value.trim()) this.say("");
    else if (!all.length) this.say("No results");
    else this.say(partial ? `No page has all of these words. ${count} for some of them` : count);
  }

  /* The results of the kind, the party and the year that are chosen, once there are many. A choice
     that none of them fits is taken back. */
  narrowed(results) {
    this.filtersAt.hidden = results.length < NARROWED;
    const chosen = Object.keys(this.filters).filter((name) => this.filters[name] && !this.filtersAt.hidden);
    const facets = chosen.length ? results.map(({ entry }) => this.engine.entries.facets(entry)) : [];
    const fits = (facet, name) => facet[name].includes(this.filters[name]);
    const held = chosen.filter((name) => facets.some((facet) => fits(facet, name)));
    for (const name of chosen) if (!held.includes(name)) this.filters[name] = "";
    return results.filter((_, i) => held.every((name) => fits(facets[i], name)));
  }

  /* Fills the choices: those that the results have, and how many results each. */
  choices(results) {
    if (this.filtersAt.hidden) return;
    const facets = results.map(({ entry }) => this.engine.entries.facets(entry));
    const kinds = new Map(this.engine.index.kinds);
    this.choose("kind", "All", facets, [...kinds.keys()], kinds);
    this.choose("party", "Anyone", facets, facets.flatMap(({ party }) => party));
    this.choose("year", "Any", facets, facets.flatMap(({ year }) => year).sort());
  }

  choose(name, every, facets, values, words = new Map()) {
    const option = (value, text) => element("option", "", { value }, text);
    const counts = new Map(values.map((value) => [value, 0]));
    for (const facet of facets) for (const value of facet[name]) counts.set(value, counts.get(value) + 1);
    const there = [...counts].filter(([, count]) => count);
    const options = there.map(([value, count]) => option(value, `${words.get(value) ?? value} (${count})`));
    const select = this.filtersAt.querySelector(`[name=${name}]`);
    select.replaceChildren(option("", every), ...options);
    select.value = this.filters[name];
  }

  /* What stands in the place of results if there are none: a way on. */
  help() {
    this.helpAt.hidden = this.resultsAt.hasChildNodes() || this.answersAt.hasChildNodes();
    if (this.helpAt.hidden) return;
    const text = this.wordsAt.value.trim();
    const all = element("a", "", { href: new URL("a-z/", ROOT).href }, "A to Z");
    const names = element("p", "", {}, "All names are listed from ", all, ".");
    if (this.answer?.results.length) this.helpAt.replaceChildren("No result matches all of these choices.");
    else if (!text || this.broken) this.helpAt.replaceChildren(names);
    else this.helpAt.replaceChildren(...this.results.similar(text), names);
  }

  say(words) {
    // The same words again would be read out again.
    if (this.statusAt.textContent !== words) this.statusAt.textContent = words;
  }

  links() {
    return [...this.bodyAt.querySelectorAll("a")].filter(visible);
  }

  /* Opens the first result, now or as soon as there is one. */
  follow() {
    if (this.due) this.ask();
    this.eager = this.pending && !this.broken;
    if (!this.eager && this.helpAt.hidden) this.links()[0]?.click();
  }

  /* The arrows move through the results and back to the words; letters go on with the words; the
     focus stays in the dialog. */
  press(event) {
    if (event.ctrlKey || event.metaKey || event.altKey || event.isComposing) return;
    const { activeElement } = document;
    const steps = [this.wordsAt, ...this.links(), ...(this.moreAt.hidden ? [] : [this.moreAt])];
    const here = steps.indexOf(activeElement);
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (event.key === "Tab") {
      const all = [...this.dialog.querySelectorAll("input, button, select, a")].filter(visible);
      const ends = event.shiftKey ? [all[0], all.at(-1)] : [all.at(-1), all[0]];
      if (activeElement !== ends[0]) return;
      event.preventDefault();
      ends[1].focus();
    } else if (step && here >= 0) {
      event.preventDefault();
      const next = steps[here + step];
      next?.focus();
      if (next === this.wordsAt) this.bodyAt.scrollTop = 0;
      else next?.scrollIntoView({ block: "nearest" });
    } else if (event.key.length === 1 && event.key !== " " && here > 0) {
      this.wordsAt.focus();
    }
  }

  /* Whether the slash opens the search, kept for the next page. */
  keep() {
    try {
      if (this.slashAt.checked) localStorage.removeItem(SLASH);
      else localStorage.setItem(SLASH, "off");
    } catch {
      /* If nothing may be kept, it stays as it is. */
    }
    document.documentElement.classList.toggle("cb-no-slash", switchedOff());
  }
}

function visible(it) {
  return it.getClientRects().length > 0;
}

function switchedOff() {
  try {
    return localStorage.getItem(SLASH) === "off";
  } catch {
    return false;
  }
}

/* What `make` gives for a name, made once. */
function once(make) {
  const made = new Map();
  return (name) => {
    if (!made.has(name)) made.set(name, make(name));
    return made.get(name);
  };
}

/* An element with a class, attributes and children; texts among these are texts, never markup. */
export function element(name, className, attributes, ...children) {
  const it = Object.assign(document.createElement(name), className ? { className } : {});
  for (const [key, value] of Object.entries(attributes)) it.setAttribute(key, value);
  it.append(...children);
  return it;
}
