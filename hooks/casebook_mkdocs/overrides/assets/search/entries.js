/* What can be found: pages, their parts, and their relations to other pages, counted through in the
   order of the index, which hooks/casebook/search/index.py writes. */

import { folded } from "./folding.js";
import { COMMON } from "./language.js";
import { alike } from "./lookup.js";

export class Entries {
  /* `index` is what search/index.json holds. */
  constructor(index) {
    this.index = index;
    this.count = index.sizes.length;
    this.pageOf = new Uint32Array(this.count);
    this.made = new Map();
    let first = 0;
    this.pages = index.pages.map((row, number) => {
      const [parts, relations] = [row[8], row[9]];
      const last = first + parts.length + relations.length;
      const page = {
        path: row[0], title: row[1], names: row[2], kind: row[3], label: row[4], parties: row[5], date: row[6],
        weight: row[7] / 100, parts, relations, first, last,
      };
      this.pageOf.fill(number, first, last + 1);
      first = last + 1;
      return page;
    });
  }

  page(entry) {
    return this.pages[this.pageOf[entry]];
  }

  isPage(entry) {
    return entry === this.page(entry).first;
  }

  isRelation(entry) {
    const { first, parts } = this.page(entry);
    return entry > first + parts.length;
  }

  /* The page at the other end of a relation; undefined if it has none. */
  other(entry) {
    const { first, parts, relations } = this.page(entry);
    return this.pages[relations[entry - first - 1 - parts.length]];
  }

  /* The part of a page that an entry is; null if it is none. */
  part(entry) {
    const { first, parts } = this.page(entry);
    if (entry === first || entry > first + parts.length) return null;
    const [id, heading, names = [], kind, label, parties, date, quote] = parts[entry - first - 1];
    return { id, heading, names, kind, label, parties, date, quote };
  }

  /* Whether a part has these words, as they were typed, for its quotation. */
  quotes(entry, text) {
    return this.part(entry)?.quote === checksum(folded(text).join(" "));
  }

  /* The words of each name of an entry, folded once: a page has its title and other names, a part
     its heading and others, alone and after those of its page. */
  named(entry) {
    return this.once(entry, () => {
      const { first, title, names } = this.page(entry);
      if (entry === first) return [title, ...names].map(folded);
      const { heading, label, names: others } = this.part(entry);
      const own = [heading, ...others].map(folded);
      const whole = own.flatMap((name) => this.named(first).map((page) => [...page, ...name]));
      // What many pages have alike is named after its page only.
      return label === undefined && this.isCommon(heading) ? whole : [...own, ...whole];
    });
  }

  /* Whether several pages have a part of this name. */
  isCommon(heading) {
    const counts = this.once("headings", () => {
      const found = new Map();
      for (const { parts } of this.pages) {
        for (const part of parts) found.set(part[1], (found.get(part[1]) ?? 0) + 1);
      }
      return found;
    });
    return counts.get(heading) > 1;
  }

  /* The words of the date of a page; none for its parts. */
  dated(entry) {
    const { first, date } = this.page(entry);
    return entry === first ? this.once(`dates ${date}`, () => folded(this.index.dates[date])) : [];
  }

  /* What an entry is, whose and of which years: what results can be narrowed by. */
  facets(entry) {
    const { kind, parties, date } = this.owner(entry);
    const words = this.once(`dates ${date}`, () => folded(this.index.dates[date]));
    return {
      kind: [this.index.kinds[kind][0]],
      party: parties.map((party) => this.index.parties[party][0]),
      year: words.filter((word) => /^[12][0-9]{3}$/.test(word)),
    };
  }

  /* What says of an entry what it is: a part with a label itself, else its page. */
  owner(entry) {
    const part = this.part(entry);
    return part?.label === undefined ? this.page(entry) : part;
  }

  /* What a result shows: address, title, kind, whose it is and when; `words` are those that found
     it, and are marked. */
  shown(entry, words) {
    const page = this.page(entry);
    const part = this.part(entry);
    const owner = this.owner(entry);
    const has = (name) => folded(name).some((word) => words.has(word) && !COMMON.has(word));
    return {
      path: page.path,
      id: part?.id ?? "",
      title: owner === page ? page.title : part.heading,
      /* The part of the page, if its title does not tell all. */
      heading: part && owner === page ? part.heading : "",
      label: this.index.labels[owner.label],
      parties: owner.parties.map((party) => this.index.parties[party][0]),
      tone: owner.parties.length ? this.index.parties[owner.parties[0]][1] : "",
      date: this.index.dates[owner.date],
      /* The other name by which a page was found that does not say so itself. */
      also: part || has(page.title) ? "" : (page.names.find(has) ?? ""),
      hasText: this.index.sizes[entry] !== "0",
      words,
    };
  }

  /* The pages whose names look most like `text`, of those that are preferred to others: for
     somebody who found nothing. */
  closest(text, most = 5) {
    const asked = folded(text).join(" ");
    const found = [];
    for (const { first, weight } of this.pages) {
      const names = this.named(first).flatMap((name) => [name.join(" "), ...name]);
      const best = Math.max(...names.map((name) => alike(asked, name)));
      if (best > 0 && weight > 1) found.push({ entry: first, score: best * weight });
    }
    found.sort((one, other) => other.score - one.score || one.entry - other.entry);
    return found.slice(0, most).map(({ entry }) => entry);
  }

  once(key, make) {
    let value = this.made.get(key);
    if (!value) this.made.set(key, (value = make()));
    return value;
  }
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
