/* What may be meant by the words that are typed: their other forms, longer words that they begin,
   words that they are written together from, names that are spelt or sound much alike. */

import { COMMON, kin } from "./language.js";
import { nearest } from "./lookup.js";

/* How much less than the word itself counts another one that may be meant: one that it begins, a
   misspelt one, and one that only sounds like it or is like a word which has a sense of its own. */
const BEGINNING = 0.7;
const MISSPELT = 0.4;
const GUESSED = 0.3;

/* Forms of a word that count less than this do not make a name: "housing" is not Niko House. */
const NAMING = 0.55;

export class Meaning {
  /* `lookup` has the words of the index. */
  constructor(lookup) {
    this.lookup = lookup;
  }

  /* For each word what may be meant, and whether it must be there. What may be meant is a Map of
     words, each with what it counts, and whether in names and in texts. With `open` the last word
     may go on. */
  meant(words, open) {
    const telling = words.some((word) => !COMMON.has(word));
    return words.flatMap((word, i) => {
      const needed = !telling || !COMMON.has(word);
      const terms = this.forms(word, open && i === words.length - 1);
      // Whether it is known is not yet known if a file of words is not here.
      if (terms.size || !needed || this.lookup.lacking.size) return [{ word, needed, terms }];
      const near = this.lookup.nearNames(word);
      const pieces = near.length ? null : this.pieces(word);
      if (!pieces) return [{ word, needed, terms: this.misspelt(word, near), unknown: true }];
      return pieces.map((piece) => ({ word: piece, needed, terms: new Map([[piece, term(1)]]) }));
    });
  }

  /* `wanted`, as `meant` gave it, where each word may also be meant for a name that is nearly it. */
  guessed(wanted) {
    return wanted.map((each) => {
      const { word, needed, unknown } = each;
      if (!needed || unknown || word.length < 4 || /[0-9]/.test(word)) return each;
      const guess = this.lookup.has(word);
      const near = this.lookup.nearNames(word).filter((other) => other[0] === word[0]);
      const terms = new Map(each.terms);
      for (const other of [...near, ...this.lookup.soundingNames(word)]) {
        if (!terms.has(other)) terms.set(other, { ...term(GUESSED, true, false), guess });
      }
      return { word, needed, terms };
    });
  }

  /* The word itself, its other forms, and longer ones that it begins. */
  forms(word, last) {
    const found = new Map();
    const common = COMMON.has(word);
    const number = /^[0-9]+$/.test(word);
    if (this.lookup.has(word)) found.set(word, term(1));
    for (const [form, worth] of common || number ? [] : kin(word)) {
      if (this.lookup.has(form)) found.set(form, term(worth, worth > NAMING));
    }
    // A month begins its days; other numbers begin nothing but while they are typed.
    const month = number && word.length === 6;
    if (number ? month || last : last || !found.size || (word.length > 3 && !common)) {
      // One or two letters begin too much: of what they begin only names are looked at.
      const short = word.length < 3;
      for (const longer of this.lookup.begun(word, short)) {
        if (found.has(longer)) continue;
        const share = word.length / longer.length;
        found.set(longer, term(month ? 1 : BEGINNING * (0.5 + 0.5 * share), true, !short));
      }
    }
    return found;
  }

  /* The known words that `word` is written together from, as "forcethevote"; null if it is not. */
  pieces(word) {
    const best = new Array(word.length + 1).fill(null);
    best[0] = [];
    for (let end = 3; end <= word.length; end += 1) {
      for (let start = end - 3; start >= 0; start -= 1) {
        if (!best[start] || (best[end] && best[end].length <= best[start].length + 1)) continue;
        const piece = word.slice(start, end);
        if (this.lookup.has(piece)) best[end] = [...best[start], piece];
      }
    }
    return best[word.length];
  }

  /* What an unknown word may be meant for: the names `near` to it and those that sound like it,
     else words of texts. Few people get the first letter wrong. */
  misspelt(word, near) {
    const like = (others, worth) =>
      others.map((other) => [other, term(other[0] === word[0] ? worth : worth / 2)]);
    const sounding = this.lookup.soundingNames(word);
    const found = new Map([...like(sounding, GUESSED), ...like(near, MISSPELT)]);
    return found.size ? found : new Map(like(nearest(word, this.lookup.all()), MISSPELT));
  }
}

function term(worth, names = true, texts = true) {
  return { worth, names, texts };
}
