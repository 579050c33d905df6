/* The engine: reads the index that hooks/casebook/search/index.py writes, and answers what is typed.

   All words must be found, but those that say nothing among others (COMMON). A word that stands nowhere is taken for the beginning of one, for several
   written together, or for a misspelt one, in this order; the word that is being typed always counts
   as a beginning too. Names come before mentions, and the preferences of the build decide among
   names. Where nothing has all the words, what has most of them is given, and it is said. */

import { COMMON, folded } from "./folding.js";

const FORM = 1;

/* How much less than the word itself another one counts that may be meant. */
const BEGINNING = 0.7;
const SINGULAR = 0.8;
const MISSPELT = 0.4;

/* A word of a name against one of a text, that of the page against one of its part, and how much a
   whole name adds: exactly it, or as a part of a longer one. A part counts less than a page, and its
   name much less. */
const IN_NAME = 3;
const IN_PAGE = 1;
const WHOLE = 60;
const PARTLY = 20;
const PART = 0.92;
const OF_PART = 0.4;

/* The share of what was asked that an entry must have where none has all. */
const ENOUGH = 0.5;

/* Parts of one page among the first results; more come after all others. */
const OF_ONE_PAGE = 3;

/* Words that a beginning may stand for. */
const MOST_TERMS = 400;

export class Engine {
  /* `index` is what search/index.json holds. */
  constructor(index) {
    if (index.form !== FORM) throw new Error("This index is of another version of the site.");
    this.letters = index.letters;
    this.kinds = index.kinds;
    this.chunk = index.chunk;
    this.index = index;
    /* The words in stretches of the alphabet, each a file; those that an answer lacks. */
    this.groups = [];
    this.lacking = new Set();
    let start = 0;
    for (const [first, count] of index.words) {
      this.groups.push({ number: this.groups.length, first, start, terms: null, posts: "" });
      start += count;
    }
    this.pages = index.pages;
    this.decoded = new Map();
    this.folded = new Map();
    /* The page of each entry, and the first entry of each page. */
    this.count = index.sizes.length;
    this.pageOf = new Uint32Array(this.count);
    this.first = new Uint32Array(this.pages.length + 1);
    let entry = 0;
    this.pages.forEach((page, number) => {
      this.first[number] = entry;
      const after = entry + 1 + page[7].length;
      this.pageOf.fill(number, entry, after);
      entry = after;
    });
    this.first[this.pages.length] = entry;
    /* How long each text is against the middle. */
    this.length = new Float32Array(this.count);
    let sum = 0;
    for (let i = 0; i < this.count; i += 1) {
      this.length[i] = parseInt(index.sizes[i], 36) ** 2;
      sum += this.length[i];
    }
    const mean = Math.max(1, sum / Math.max(1, this.count));
    for (let i = 0; i < this.count; i += 1) this.length[i] = 0.5 + 0.5 * (this.length[i] / mean);
  }

  /* Takes in what a file of words holds. */
  add(number, [words, posts]) {
    Object.assign(this.groups[number], { terms: words.split(" "), posts, lines: null });
  }

  /* The results for `text`, the best first, each an entry with its score and whether its names have
     all the words; `typing` says that the
     last word may go on. `partial` tells that no entry has all the words; `lacking` names the
     files of words that have to be added before there is an answer. */
  search(text, typing = true) {
    const words = folded(text, this.letters);
    const nothing = { results: [], partial: false, wanted: [], lacking: [] };
    if (!words.length) return nothing;
    const open = typing && /[\p{L}\p{N}\p{M}]$/u.test(text);
    let wanted = [];
    let results = [];
    for (const loose of [false, true]) {
      this.lacking.clear();
      wanted = this.meant(words, open, loose);
      if (this.lacking.size) return { ...nothing, lacking: [...this.lacking] };
      results = this.ranked(wanted, true);
      if (results.length) break;
    }
    const partial = !results.length;
    if (partial) results = this.ranked(wanted, false);
    const quote = checksum(words.join(" "));
    const isQuoted = ({ entry }) => this.part(entry)?.quote === quote;
    results = [...results.filter(isQuoted), ...results.filter((result) => !isQuoted(result))];
    return { results: this.varied(results), partial, wanted, lacking: [] };
  }

  /* For each word what may be meant, as numbers of terms, each with what it counts, and whether it
     must be there. `loose` takes words that are known for misspelt as well. */
  meant(words, open, loose) {
    const telling = words.some((word) => !COMMON.has(word));
    return words.flatMap((word, i) => {
      const needed = !telling || !COMMON.has(word);
      const terms = this.candidates(word, open && i === words.length - 1, loose && needed);
      // One or two letters begin too much: of what they begin only names are looked at.
      if (terms.size || !needed) return [{ terms, needed, whole: word.length < 3 ? word : null }];
      // Whether it is known is not yet known.
      if (this.lacking.size) return [];
      const pieces = this.pieces(word);
      if (!pieces) return [{ terms: this.misspelt(word), needed }];
      return pieces.map((term) => ({ terms: new Map([[term, 1]]), needed }));
    });
  }

  candidates(word, last, loose) {
    const found = new Map();
    const exact = this.number(word);
    const known = exact >= 0;
    if (known) found.set(exact, 1);
    if (known && word.length > 4 && word.endsWith("s")) {
      const single = this.number(word.slice(0, -1));
      if (single >= 0) found.set(single, SINGULAR);
    }
    if (last || !known || (word.length > 3 && !COMMON.has(word))) {
      for (const number of this.begun(word)) {
        if (number === exact) continue;
        if (word.length > 2 || this.posting(number).names.length) {
          const share = word.length / this.term(number).length;
          found.set(number, BEGINNING * (0.5 + 0.5 * share));
        }
      }
    }
    if (loose && word.length > 3) {
      for (const [term, worth] of this.misspelt(word)) {
        if (!found.has(term)) found.set(term, worth);
      }
    }
    return found;
  }

  /* The number of a word among all words; -1 where it stands nowhere. */
  number(word) {
    const group = this.groupWith(word);
    if (!group || !this.has(group)) return -1;
    const at = place(group.terms, word);
    return group.terms[at] === word ? group.start + at : -1;
  }

  /* The numbers of the words that begin with `word`. */
  begun(word) {
    const numbers = [];
    for (let group = this.groupWith(word) ?? this.groups[0]; group; group = this.groups[group.number + 1]) {
      if (before(word, group.first) && !group.first.startsWith(word)) break;
      if (!this.has(group)) continue;
      for (let at = place(group.terms, word); group.terms[at]?.startsWith(word); at += 1) {
        if (numbers.length === MOST_TERMS) return numbers;
        numbers.push(group.start + at);
      }
    }
    return numbers;
  }

  /* Whether the words of a group are here; else they are what is lacking. */
  has(group) {
    if (!group.terms) this.lacking.add(group.number);
    return Boolean(group.terms);
  }

  /* The group in whose stretch a word is. */
  groupWith(word) {
    return this.groups.findLast((group) => !before(word, group.first));
  }

  groupOf(number) {
    return this.groups.findLast((group) => group.start <= number);
  }

  /* The word of a number. */
  term(number) {
    const group = this.groupOf(number);
    return group.terms[number - group.start];
  }

  /* The known words that `word` is written together from, as "forcethevote"; null where it is not. */
  pieces(word) {
    const best = new Array(word.length + 1).fill(null);
    best[0] = [];
    for (let end = 3; end <= word.length; end += 1) {
      for (let start = end - 3; start >= 0; start -= 1) {
        if (!best[start] || (best[end] && best[end].length <= best[start].length + 1)) continue;
        const number = this.number(word.slice(start, end));
        if (number >= 0) best[end] = [...best[start], number];
      }
    }
    return best[word.length];
  }

  /* The terms nearest to `word`: one letter wrong, or two in a long word. */
  misspelt(word) {
    const most = word.length < 3 ? 0 : word.length < 7 ? 1 : 2;
    let nearest = most;
    let found = new Map();
    if (!most) return found;
    if (!this.groups.map((group) => this.has(group)).every(Boolean)) return found;
    this.all ??= this.groups.flatMap((group) => group.terms);
    this.masks ??= Uint32Array.from(this.all, mask);
    const own = mask(word);
    for (let number = 0; number < this.all.length; number += 1) {
      const term = this.all[number];
      if (Math.abs(term.length - word.length) > nearest) continue;
      // An exchanged letter changes two of those that a word has; this spares most comparisons.
      if (bits(own ^ this.masks[number]) > 2 * nearest || /^[0-9]/.test(term)) continue;
      const far = distance(word, term, nearest);
      if (far > nearest || far === 0) continue;
      if (far < nearest) {
        nearest = far;
        found = new Map();
      }
      // Few people get the first letter wrong.
      found.set(number, MISSPELT * (term[0] === word[0] ? 1 : 0.5));
    }
    return found;
  }

  /* The entries that have a term, in names and in texts, taken out of their string once. */
  posting(number) {
    let posting = this.decoded.get(number);
    if (!posting) {
      const group = this.groupOf(number);
      group.lines ??= group.posts.split("/");
      const [names, texts] = group.lines[number - group.start].split(".");
      posting = { names: decoded(names), texts: decoded(texts) };
      this.decoded.set(number, posting);
    }
    return posting;
  }

  /* The entries that have the words, by score: all of them, or enough of them. A word counts the
     more the fewer entries have it. */
  ranked(wanted, all) {
    const score = new Float64Array(this.count);
    const has = new Float64Array(this.count);
    const named = new Uint16Array(this.count);
    const own = new Uint8Array(this.count);
    const needs = wanted.filter(({ needed }) => needed).length;
    let total = 0;
    for (const { terms, needed, whole } of wanted) {
      const found = this.worth(terms, whole ?? null);
      let count = 0;
      for (const [, , itself] of found.values()) count += itself ? 1 : 0;
      const rarity = Math.log(1 + (this.count - count + 0.5) / (count + 0.5));
      // A word that stands nowhere tells nothing of which entry has the others.
      if (needed && count) total += rarity;
      if (needed && !count && all) return [];
      for (const [entry, [value, inName, itself]] of found) {
        score[entry] += rarity * value;
        if (itself) own[entry] = 1;
        if (!needed) continue;
        has[entry] += rarity;
        if (inName) named[entry] += 1;
      }
    }
    const least = total * (all ? 0.9999 : ENOUGH);
    const results = [];
    for (let entry = 0; entry < this.count; entry += 1) {
      if (!own[entry] || has[entry] < least) continue;
      const number = this.pageOf[entry];
      const isPart = entry !== this.first[number];
      const bonus = named[entry] === needs ? this.bonus(entry, wanted) : 0;
      const weight = this.pages[number][4] / 100;
      const preferred = isPart ? PART * Math.sqrt(weight) : weight;
      const value = score[entry] + bonus * (isPart ? OF_PART : 1);
      results.push({ entry, named: bonus > 0, score: value * preferred * (has[entry] / total) });
    }
    return results.sort(
      (one, other) =>
        other.named - one.named || other.score - one.score || one.entry - other.entry,
    );
  }

  /* What a word counts in each entry that has it: a Map of how much, whether in a name, whether in
     the entry itself and not only in the name of its page. In texts only the word `whole` counts,
     if it is given. */
  worth(terms, whole) {
    const worth = new Map();
    const put = (entry, value, inName, itself) => {
      const had = worth.get(entry);
      if (had) worth.set(entry, [Math.max(had[0], value), had[1] || inName, had[2] || itself]);
      else worth.set(entry, [value, inName, itself]);
    };
    for (const [number, quality] of terms) {
      const { names, texts } = this.posting(number);
      const inNames = new Map(names.map(([entry]) => [entry, quality * IN_NAME]));
      for (const [entry, often] of whole === null || this.term(number) === whole ? texts : []) {
        const value = (quality * often * 2.2) / (often + 1.2 * this.length[entry]);
        put(entry, value + (inNames.get(entry) ?? 0), inNames.has(entry), true);
      }
      for (const [entry, value] of inNames) {
        put(entry, value, true, true);
        const page = this.pageOf[entry];
        if (entry !== this.first[page]) continue;
        for (let part = entry + 1; part < this.first[page + 1]; part += 1) {
          put(part, quality * IN_PAGE, true, false);
        }
      }
    }
    return worth;
  }

  /* What an entry gets whose names have all the words: most for one that has no others. */
  bonus(entry, wanted) {
    let best = 0;
    for (const words of this.named(entry)) {
      const hit = new Set();
      let quality = 1;
      const all = wanted.every(({ terms, needed }) => {
        let top = 0;
        for (const word of words) {
          const worth = terms.get(this.number(word)) ?? 0;
          if (worth) hit.add(word);
          top = Math.max(top, worth);
        }
        if (!needed) return true;
        quality *= top;
        return top > 0;
      });
      if (!all) continue;
      const share = hit.size / new Set(words).size;
      best = Math.max(best, quality * (share === 1 ? WHOLE : PARTLY * share));
    }
    return best;
  }

  /* The words of each name of an entry, folded once. */
  named(entry) {
    let named = this.folded.get(entry);
    if (!named) {
      named = this.names(entry).map((name) => folded(name, this.letters));
      this.folded.set(entry, named);
    }
    return named;
  }

  /* What an entry is called: a page by its title and other names, a part also with its page. */
  names(entry) {
    const number = this.pageOf[entry];
    const page = this.pages[number];
    if (entry === this.first[number]) return [page[1], ...page[6]];
    const { heading, common } = this.part(entry);
    const whole = [page[1], ...page[6]].map((name) => `${name} ${heading}`);
    // What many pages have alike is named after its page only.
    return common ? whole : [heading, ...whole];
  }

  /* The part of a page that an entry is; null where it is the page. */
  part(entry) {
    const number = this.pageOf[entry];
    if (entry === this.first[number]) return null;
    const part = this.pages[number][7][entry - this.first[number] - 1];
    const [id, heading, label, parties, quote] =
      typeof part === "number" ? this.index.stock[part] : part;
    return { id, heading, label, parties, quote, common: typeof part === "number" };
  }

  /* The same results, but few parts of one page before all others. */
  varied(results) {
    const parts = new Map();
    const later = [];
    const first = results.filter((result) => {
      const page = this.pageOf[result.entry];
      if (result.entry === this.first[page]) return true;
      const count = (parts.get(page) ?? 0) + 1;
      parts.set(page, count);
      if (count > OF_ONE_PAGE) later.push(result);
      return count <= OF_ONE_PAGE;
    });
    return [...first, ...later];
  }

  /* What a result shows: address, titles, kind, whose it is; the words to mark in it. */
  shown(entry, wanted) {
    const number = this.pageOf[entry];
    const page = this.pages[number];
    const part = this.part(entry);
    const parties = part?.label === undefined ? page[5] : part.parties;
    const words = this.hits(entry, wanted);
    const has = (name) => folded(name, this.letters).some((word) => words.has(word));
    return {
      path: page[0],
      id: part?.id ?? "",
      title: page[1],
      heading: part?.heading ?? "",
      kind: page[2],
      label: this.index.labels[part?.label ?? page[3]],
      parties: parties.map((party) => this.index.parties[party]),
      /* The other name by which a page was found that does not say so itself. */
      also: part || has(page[1]) ? "" : (page[6].find(has) ?? ""),
      words,
    };
  }

  /* The words that an entry was found by, as the index has them; those of its page's name count. */
  hits(entry, wanted) {
    const page = this.first[this.pageOf[entry]];
    const hits = new Set();
    for (const { terms } of wanted) {
      for (const number of terms.keys()) {
        const { names, texts } = this.posting(number);
        if (within(names, entry) || within(texts, entry) || within(names, page)) {
          hits.add(this.term(number));
        }
      }
    }
    return hits;
  }

  kindOf(entry) {
    return this.pages[this.pageOf[entry]][2];
  }

  /* The names of records that look most like `text`: for somebody who found nothing. */
  closest(text, most = 5) {
    const asked = pairs(folded(text, this.letters).join(" "));
    const found = [];
    this.pages.forEach((page, number) => {
      if (this.kinds[page[2]][0] === "pages" || this.kinds[page[2]][0] === "sources") return;
      let best = 0;
      for (const name of [page[1], ...page[6]]) {
        const words = folded(name, this.letters);
        for (const each of [words.join(" "), ...words]) best = Math.max(best, alike(asked, pairs(each)));
      }
      if (best > 0) found.push({ entry: this.first[number], score: best * page[4] });
    });
    found.sort((one, other) => other.score - one.score || one.entry - other.entry);
    return found.slice(0, most).map((each) => each.entry);
  }
}

/* Where `word` stands among `terms`, or would stand. */
function place(terms, word) {
  let low = 0;
  let high = terms.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (before(terms[middle], word)) low = middle + 1;
    else high = middle;
  }
  return low;
}

/* The order of Python, by code points; that of JavaScript differs beyond the first 65,536. */
function before(one, other) {
  if (one === other) return false;
  const most = Math.min(one.length, other.length);
  for (let i = 0; i < most; i += 1) {
    const a = one.charCodeAt(i);
    const b = other.charCodeAt(i);
    if (a === b) continue;
    const high = (unit) => (unit >= 0xd800 && unit < 0xe000 ? unit + 0x10000 : unit);
    return high(a) < high(b);
  }
  return one.length < other.length;
}

/* The postings of a string as pairs of an entry and how often it has the word. */
function decoded(text) {
  const found = [];
  let entry = -1;
  for (const [, distance, often] of text.matchAll(/([0-9a-z]+)([ ,;])/g)) {
    entry += parseInt(distance, 36);
    found.push([entry, " ,;".indexOf(often) + 1]);
  }
  return found;
}

/* Whether the postings, which are in order, have `entry`. */
function within(postings, entry) {
  let low = 0;
  let high = postings.length - 1;
  while (low <= high) {
    const middle = (low + high) >> 1;
    const at = postings[middle][0];
    if (at === entry) return true;
    if (at < entry) low = middle + 1;
    else high = middle - 1;
  }
  return false;
}

/* How many letters two words are apart, two neighbours exchanged being one; beyond `most` any
   number that is more. */
function distance(one, other, most) {
  let older = [];
  let old = Array.from({ length: other.length + 1 }, (_, i) => i);
  for (let i = 1; i <= one.length; i += 1) {
    const row = [i];
    let least = i;
    for (let j = 1; j <= other.length; j += 1) {
      const same = one[i - 1] === other[j - 1];
      let value = Math.min(old[j] + 1, row[j - 1] + 1, old[j - 1] + (same ? 0 : 1));
      if (i > 1 && j > 1 && one[i - 1] === other[j - 2] && one[i - 2] === other[j - 1]) {
        value = Math.min(value, older[j - 2] + 1);
      }
      row.push(value);
      least = Math.min(least, value);
    }
    if (least > most) return most + 1;
    older = old;
    old = row;
  }
  return old[other.length];
}

/* Which letters a word has, one bit each. */
function mask(word) {
  let found = 0;
  for (let i = 0; i < word.length; i += 1) found |= 1 << (word.charCodeAt(i) & 31);
  return found >>> 0;
}

function bits(number) {
  let count = 0;
  for (let rest = number; rest; rest &= rest - 1) count += 1;
  return count;
}

/* The CRC-32 by which index.py knows a quotation. */
function checksum(text) {
  let rest = -1;
  for (const byte of new TextEncoder().encode(text)) {
    rest ^= byte;
    for (let bit = 0; bit < 8; bit += 1) rest = (rest >>> 1) ^ (rest & 1 ? 0xedb88320 : 0);
  }
  return ~rest >>> 0;
}

function pairs(text) {
  const found = new Map();
  const padded = ` ${text} `;
  for (let i = 0; i < padded.length - 1; i += 1) {
    const pair = padded.slice(i, i + 2);
    found.set(pair, (found.get(pair) ?? 0) + 1);
  }
  return found;
}

/* From 0 to 1, how many pairs of letters two texts have in common. */
function alike(one, other) {
  let common = 0;
  let sum = 0;
  for (const [pair, count] of one) {
    common += Math.min(count, other.get(pair) ?? 0);
    sum += count;
  }
  for (const count of other.values()) sum += count;
  return (2 * common) / sum;
}
