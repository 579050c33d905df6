/* Looking up words in the index that hooks/casebook/search/index.py writes. The words of names come
   with it; those of texts in files, each a stretch of the alphabet, of which only those are fetched
   that a question needs: what is asked of a file that is not here yet is noted in `lacking`. */

const FORM = 2;

/* Words that a beginning may stand for. */
const MOST = 400;

/* Words that have a sound worth comparing. */
const LETTERS = /^[a-z]{4,}$/;

export class Lookup {
  /* `index` is what search/index.json holds. */
  constructor(index) {
    if (index.form !== FORM) throw new Error("This index is of another version of the site.");
    this.inNames = stretch(index.names);
    this.groups = index.words.map((first, number) => ({ number, first, words: null }));
    this.lacking = new Set();
    this.decoded = new Map();
  }

  /* Takes in what a file of words holds. */
  add(number, strings) {
    Object.assign(this.groups[number], stretch(strings));
  }

  /* Whether the index has a word. */
  has(word) {
    const group = this.groupOf(word);
    const inText = group && this.here(group) && at(group, word) >= 0;
    return Boolean(inText) || at(this.inNames, word) >= 0;
  }

  /* The words that begin with `word`, itself not among them; with `named` only those of names. */
  begun(word, named) {
    const found = new Set(from(this.inNames.words, word));
    for (let { number } = this.groupOf(word) ?? { number: 0 }; !named && number < this.groups.length; number += 1) {
      const group = this.groups[number];
      if (before(word, group.first) && !group.first.startsWith(word)) break;
      if (this.here(group)) for (const longer of from(group.words, word)) found.add(longer);
    }
    found.delete(word);
    return [...found].slice(0, MOST);
  }

  /* The words of names that are nearly `word`, and those that sound like it. */
  nearNames(word) {
    return nearest(word, this.inNames.words);
  }

  soundingNames(word) {
    const own = sound(word);
    // What has one sound only is like too many.
    if (own.length < 2 || !LETTERS.test(word)) return [];
    this.sounds ??= this.inNames.words.filter((other) => LETTERS.test(other)).map((other) => [other, sound(other)]);
    return this.sounds.filter(([other, its]) => its === own && other !== word).map(([other]) => other);
  }

  /* All words of texts; none if a file of them is not here. */
  all() {
    if (!this.groups.map((group) => this.here(group)).every(Boolean)) return [];
    this.everything ??= this.groups.flatMap((group) => group.words);
    return this.everything;
  }

  /* The entries that have a word in their names, or in those of their texts that are here: pairs of
     an entry and how often it has the word, in order. */
  names(word) {
    return this.places(word, this.inNames);
  }

  texts(word) {
    const group = this.groupOf(word);
    return group?.words ? this.places(word, group) : [];
  }

  places(word, group) {
    const key = `${word} ${group.number ?? ""}`;
    if (!this.decoded.has(key)) {
      const number = at(group, word);
      group.lines ??= group.posts.split("/");
      this.decoded.set(key, number < 0 ? [] : decoded(group.lines[number]));
    }
    return this.decoded.get(key);
  }

  here(group) {
    if (!group.words) this.lacking.add(group.number);
    return Boolean(group.words);
  }

  /* The group in whose stretch a word is. */
  groupOf(word) {
    return this.groups.findLast((group) => !before(word, group.first));
  }
}

/* Words in order, and their places as a string, from two strings. */
function stretch([words, posts]) {
  return { words: words ? words.split(" ") : [], posts, lines: null };
}

/* The number of a word in a stretch; -1 if it is not there. */
function at({ words }, word) {
  const number = place(words, word);
  return words[number] === word ? number : -1;
}

/* Those of `words` that begin with `word`. */
function from(words, word) {
  const first = place(words, word);
  let last = first;
  while (words[last]?.startsWith(word) && last - first < MOST) last += 1;
  return words.slice(first, last);
}

/* Whether the postings, which are in order, have `entry`. */
export function within(postings, entry) {
  let low = 0;
  let high = postings.length - 1;
  while (low <= high) {
    const middle = (low + high) >> 1;
    const [at] = postings[middle];
    if (at === entry) return true;
    if (at < entry) low = middle + 1;
    else high = middle - 1;
  }
  return false;
}

/* Those of `words` that are nearest to `word`: one letter wrong, or two in a long word. */
export function nearest(word, words) {
  let most = word.length < 3 || /[0-9]/.test(word) ? 0 : word.length < 7 ? 1 : 2;
  let found = [];
  if (!most) return found;
  const own = mask(word);
  for (const other of words) {
    if (Math.abs(other.length - word.length) > most) continue;
    // An exchanged letter changes two of those that a word has; this spares most comparisons.
    if (bits(own ^ mask(other)) > 2 * most || /[0-9]/.test(other)) continue;
    const far = distance(word, other, most);
    if (far > most || far === 0) continue;
    if (far < most) found = [];
    most = far;
    found.push(other);
  }
  return found;
}

/* How a word sounds, by and large: "door" and "dore", "knight" and "night" are alike. */
function sound(word) {
  const letters = word.replace(/^(?=kn|gn|wr|ps)./, "").replace(/ph/g, "f").replace(/c(?=[eiy])|z/g, "s").replace(/[cq]/g, "k");
  return (letters[0] + letters.slice(1).replace(/[aeiouyhw]/g, "")).replace(/(.)\1+/g, "$1");
}

/* From 0 to 1, how many pairs of letters two texts have in common. */
export function alike(one, other) {
  const [some, others] = [pairs(one), pairs(other)];
  let common = 0;
  for (const [pair, count] of some) common += Math.min(count, others.get(pair) ?? 0);
  return (2 * common) / (one.length + other.length + 2);
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

/* Where `word` stands among `words`, or would stand. */
function place(words, word) {
  let low = 0;
  let high = words.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (before(words[middle], word)) low = middle + 1;
    else high = middle;
  }
  return low;
}

/* The order of Python, by code points; that of JavaScript differs beyond the first 65,536. */
function before(one, other) {
  const most = Math.min(one.length, other.length);
  for (let i = 0; i < most; i += 1) {
    const [a, b] = [one.charCodeAt(i), other.charCodeAt(i)];
    if (a === b) continue;
    const high = (unit) => (unit >= 0xd800 && unit < 0xe000 ? unit + 0x10000 : unit);
    return high(a) < high(b);
  }
  return one.length < other.length;
}

/* The postings of a string: distances in base 36, each ended by a sign that tells how often. */
function decoded(text) {
  const found = [];
  let entry = -1;
  let further = 0;
  for (let i = 0; i < text.length; i += 1) {
    const often = " ,;".indexOf(text[i]);
    if (often < 0) {
      further = further * 36 + parseInt(text[i], 36);
    } else {
      found.push([(entry += further), often + 1]);
      further = 0;
    }
  }
  return found;
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
  let letters = 0;
  for (let i = 0; i < word.length; i += 1) letters |= 1 << (word.charCodeAt(i) & 31);
  return letters >>> 0;
}

function bits(number) {
  let count = 0;
  for (let rest = number; rest; rest &= rest - 1) count += 1;
  return count;
}
