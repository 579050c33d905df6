/* The engine: which pages, parts and relations answer what is typed, the best first.

   All words must be found, but those that say nothing among others (COMMON). Names come before
   mentions, and the preferences of the build decide among names. If no name has the words, names
   that are nearly like them are tried. If nothing has all the words, what has most of them is
   given, and it is said. */

import { Entries } from "./entries.js";
import { folded } from "./folding.js";
import { COMMON, kin } from "./language.js";
import { Lookup, within } from "./lookup.js";
import { Meaning } from "./meaning.js";

/* A word of a name against one of a text, that of the page against one of its part, and how much a
   whole name adds: exactly it (of a date: less), as a part of a longer one, as a relation. A part
   counts less than a page, and its name much less. */
const IN_NAME = 3;
const IN_PAGE = 1;
const WHOLE = 60;
const PARTLY = 20;
const RELATED = 10;
const PART = 0.92;
const OF_PART = 0.4;

/* The share of what was asked that an entry must have if none has all, and a page if a name of it
   stands among the words; and how alike a question must be to one that has an answer. */
const ENOUGH = 0.5;
const SOME = 0.2;
const SAME_QUESTION = 0.6;

/* What asks for a time, a place, a reason: no relation answers it, for these tell who. */
const NOT_WHO = new Set(["when", "where", "why", "how"]);

/* Parts of one page among the first results: more come after all others. So many relations to one
   page are told by that page. */
const OF_ONE_PAGE = 3;
const MANY = 4;

export class Engine {
  /* `index` is what search/index.json holds. */
  constructor(index) {
    this.index = index;
    this.entries = new Entries(index);
    this.lookup = new Lookup(index);
    this.meaning = new Meaning(this.lookup);
    /* How long each text is against the middle. */
    const lengths = Float32Array.from(index.sizes, (size) => parseInt(size, 36) ** 2);
    const sum = lengths.reduce((all, length) => all + length, 0);
    const mean = Math.max(1, sum / Math.max(1, lengths.length));
    this.length = lengths.map((length) => 0.5 + 0.5 * (length / mean));
  }

  /* Takes in what a file of words holds. */
  add(number, words) {
    this.lookup.add(number, words);
  }

  /* What answers `text`: `results`, the best first, each an entry, `told`, the relation of it that
     was found, and whether a name of it has all the words; and `answers`, those that are known to
     such a question. `partial` says that nothing has all the words. `lacking` names the files of
     words that must be added for all of the answer; until then there are only names. */
  search(text) {
    const words = [...new Set(folded(text))];
    const open = /[\p{L}\p{N}\p{M}]$/u.test(text);
    const { lacking } = this.lookup;
    const nothing = { results: [], answers: [], partial: false, wanted: [], lacking: [] };
    lacking.clear();
    if (!words.length) return nothing;
    let wanted = this.meaning.meant(words, open);
    let results = this.ranked(wanted, true);
    if (lacking.size) {
      const names = results.filter(({ named }) => named);
      return { ...nothing, results: this.varied(names), wanted, lacking: [...lacking] };
    }
    if (!results.some(({ named }) => named)) {
      const guessed = this.meaning.guessed(wanted);
      if (lacking.size) return { ...nothing, lacking: [...lacking] };
      const names = this.ranked(guessed, true).filter(({ named }) => named);
      if (names.length) wanted = guessed;
      results.unshift(...names);
    }
    const partial = !results.some(({ whole }) => whole);
    if (partial) results = this.ranked(wanted, false);
    const quoted = results.filter(({ entry }) => this.entries.quotes(entry, text));
    results = this.varied(this.gathered([...quoted, ...results]));
    return { results, answers: this.answers(wanted), partial, wanted, lacking: [] };
  }

  /* The entries that have the words, by score: all of them, or enough of them; and pages whose
     name stands as a whole among the words. A word counts the more the fewer entries have it. */
  ranked(wanted, all) {
    const { count } = this.entries;
    const sums = Array.from({ length: count }, () => null);
    const needs = wanted.filter(({ needed }) => needed).length;
    let total = 0;
    for (const { terms, needed } of wanted) {
      const found = this.worth(terms);
      let own = 0;
      for (const { itself } of found.values()) own += itself ? 1 : 0;
      const rarity = Math.log(1 + (count - own + 0.5) / (own + 0.5));
      // A word that stands nowhere tells nothing of which entry has the others.
      if (needed && own) total += rarity;
      if (needed && !own && all) return [];
      for (const [entry, { value, inName, itself }] of found) {
        const sum = (sums[entry] ??= { score: 0, has: 0, hits: 0, named: 0, own: false, ownName: false });
        sum.score += rarity * value;
        sum.own ||= itself;
        if (!needed) continue;
        sum.has += rarity;
        sum.hits += 1;
        sum.named += inName ? 1 : 0;
        sum.ownName ||= inName && itself;
      }
    }
    const who = !wanted.some(({ word }) => NOT_WHO.has(word));
    const results = [];
    sums.forEach((sum, entry) => {
      if (!sum?.own) return;
      const { entries } = this;
      const page = entries.page(entry);
      const share = sum.has / total;
      const whole = share >= (all ? 0.9999 : ENOUGH);
      let bonus = 0;
      let preferred = page.weight;
      if (!whole) {
        if (!entries.isPage(entry) || !sum.named || share < SOME) return;
        bonus = this.mentioned(entry, wanted);
        if (!bonus) return;
        if (all) preferred *= share * share;
      } else if (entries.isRelation(entry)) {
        // It is found by what it says, not by the names of its ends alone; and not if these have
        // all the words, as the name of an event often tells who did what.
        const other = entries.other(entry);
        const told = other && sums[other.first]?.named === needs;
        if (sum.hits < 2 || !sum.ownName || told) return;
        if (who) bonus = all ? RELATED : 0;
        else preferred /= 2;
      } else {
        if (sum.named === needs) bonus = this.named(entry, wanted);
        if (!entries.isPage(entry)) {
          bonus *= OF_PART;
          preferred = PART * Math.sqrt(page.weight);
        }
      }
      results.push({ entry, whole, named: whole && bonus > 0, score: (sum.score + bonus) * preferred * share });
    });
    return results.sort(
      (one, other) => other.named - one.named || other.score - one.score || one.entry - other.entry,
    );
  }

  /* What a word counts in each entry that has it, whether in a name, and whether in the entry
     itself and not only in the name of its page. */
  worth(terms) {
    const worth = new Map();
    const put = (entry, value, inName, itself) => {
      const had = worth.get(entry);
      if (!had) worth.set(entry, { value, inName, itself });
      else {
        had.value = Math.max(had.value, value);
        had.inName ||= inName;
        had.itself ||= itself;
      }
    };
    for (const [word, { worth: quality, names, texts }] of terms) {
      const named = names ? this.lookup.names(word) : [];
      const inNames = new Map(named.map(([entry]) => [entry, quality * IN_NAME]));
      for (const [entry, often] of texts ? this.lookup.texts(word) : []) {
        const value = (quality * often * 2.2) / (often + 1.2 * this.length[entry]);
        put(entry, value + (inNames.get(entry) ?? 0), inNames.has(entry), true);
      }
      for (const [entry, value] of inNames) {
        put(entry, value, true, true);
        const { first, last } = this.entries.page(entry);
        if (entry !== first) continue;
        for (let part = first + 1; part <= last; part += 1) put(part, quality * IN_PAGE, true, false);
      }
    }
    return worth;
  }

  /* What an entry gets for a name that has all the words, its date helping: most if it has no
     others. One word at least must be more than a guess. */
  named(entry, wanted) {
    const dates = this.entries.dated(entry);
    const names = this.entries.named(entry);
    let best = 0;
    for (const name of dates.length ? [...names, dates] : names) {
      const words = new Set(name);
      const { hit, worth, sure } = this.matched([...words, ...dates], wanted);
      if (!sure || !wanted.every(({ needed }, i) => worth[i] || !needed)) continue;
      const quality = wanted.reduce((all, { needed }, i) => (needed ? all * worth[i] : all), 1);
      const share = [...words].filter((word) => hit.has(word)).length / words.size;
      best = Math.max(best, quality * (share < 1 ? PARTLY * share : name === dates ? PARTLY : WHOLE));
    }
    return best;
  }

  /* What a page gets for a name that stands as a whole among the words. */
  mentioned(entry, wanted) {
    let best = 0;
    for (const name of this.entries.named(entry)) {
      const { hit, worth } = this.matched(name, wanted);
      if (!name.every((word) => hit.has(word) || COMMON.has(word))) continue;
      best = Math.max(best, PARTLY * worth.reduce((all, each) => all * (each || 1), 1));
    }
    return best;
  }

  /* Which of `words` are meant, how well each of `wanted` is met by them, and whether one that is
     needed is met by more than a guess. */
  matched(words, wanted) {
    const hit = new Set();
    let sure = false;
    const worth = wanted.map(({ terms, needed }) => {
      const met = words.filter((word) => terms.get(word)?.names);
      met.forEach((word) => hit.add(word));
      sure ||= needed && met.some((word) => !terms.get(word).guess);
      return Math.max(0, ...met.map((word) => terms.get(word).worth));
    });
    return { hit, worth, sure };
  }

  /* The same results, and before the first of many relations to one page this page, which has all
     of them: who spoke at an event is told by its page. */
  gathered(results) {
    const relations = new Map();
    results.forEach(({ entry, named }, place) => {
      const other = named && this.entries.isRelation(entry) && this.entries.other(entry);
      if (other) relations.set(other, [...(relations.get(other) ?? []), place]);
    });
    const [many] = [...relations].filter(([, places]) => places.length >= MANY);
    if (!many) return results;
    const [other, [place]] = many;
    const its = results.find(({ entry }) => this.entries.page(entry) === other) ?? { entry: other.first };
    return [...results.slice(0, place), { ...its, named: true }, ...results.slice(place)];
  }

  /* Each page and part once, a page for its relations too, and few parts of one page before all
     others. */
  varied(results) {
    const parts = new Map();
    const seen = new Set();
    const [first, later] = [[], []];
    for (const result of results) {
      const page = this.entries.page(result.entry);
      const told = this.entries.isRelation(result.entry) ? result.entry : null;
      const entry = told === null ? result.entry : page.first;
      if (seen.has(entry)) continue;
      seen.add(entry);
      const count = (parts.get(page) ?? 0) + (entry === page.first ? 0 : 1);
      parts.set(page, count);
      (entry !== page.first && count > OF_ONE_PAGE ? later : first).push({ ...result, entry, told });
    }
    return [...first, ...later];
  }

  /* The answers to the question that is asked in these words: those whose question has most of
     them, and few others. */
  answers(wanted) {
    const asked = wanted.filter(({ needed }) => needed);
    const same = (way) => {
      const words = new Set(folded(way).filter((word) => !COMMON.has(word)));
      const hits = asked.filter(({ word, terms }) =>
        [...words].some((other) => other === word || terms.has(other) || kin(word).has(other)),
      );
      // One word of several is no question yet.
      const enough = hits.length > 1 || words.size === 1;
      return enough && (2 * hits.length) / (asked.length + words.size) >= SAME_QUESTION;
    };
    return this.index.answers
      .filter(([question, , , others]) => [question, ...others].some(same))
      .map(([question, answer, link]) => ({ question, answer, link }));
  }

  /* The words that a result was found by, as the index has them; those of its page's name count. */
  hits({ entry, told }, wanted) {
    const { first } = this.entries.page(entry);
    const hits = new Set();
    for (const { terms } of wanted) {
      for (const word of terms.keys()) {
        const [names, texts] = [this.lookup.names(word), this.lookup.texts(word)];
        const has = (place) => within(names, place) || within(texts, place);
        if (within(names, first) || has(entry) || (told !== null && has(told))) hits.add(word);
      }
    }
    return hits;
  }
}
