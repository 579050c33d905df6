/* Passages: where a text has the words that were looked for, and which of its sentences tell most
   of them. */

import { EMOJI, SIGNS, APOSTROPHES, folded } from "./folding.js";
import { COMMON } from "./language.js";

/* A piece of running text that is one word or more to search: "A.O.C.", "400,000", "Dore’s". */
const LETTERS = `(?:(?![${SIGNS}])[\\p{L}\\p{N}\\p{M}])+`;
const PIECE = new RegExp(
  `[${SIGNS}${EMOJI}]|(?:\\p{L}\\.){2,}(?!\\p{L})|${LETTERS}(?:[.,'${APOSTROPHES}]+${LETTERS})*`,
  "gu",
);

/* Whether a word tells what was looked for: common words and small numbers do so only beside
   others. */
function telling(word) {
  return !COMMON.has(word) && !/^[0-9]{1,2}$/.test(word);
}

/* Where `text` has any of `words` (a Set), as pairs of offsets: runs of them, what stands between
   included. */
export function found(text, words) {
  const alone = ![...words].some(telling);
  const runs = [];
  let run = null;
  for (const match of text.matchAll(PIECE)) {
    const parts = folded(match[0]);
    const end = match.index + match[0].length;
    if (parts.length && parts.every((part) => words.has(part))) {
      // What only stands between two words of a run is marked with them, but no sentence's end.
      if (run && /^[\s,'’"“”-]*$/.test(text.slice(run.end, match.index))) run.end = end;
      else runs.push((run = { start: match.index, end, telling: false }));
      run.telling ||= alone || parts.some(telling);
    } else if (parts.some((part) => words.has(part) && telling(part))) {
      runs.push({ start: match.index, end, telling: true });
      run = null;
    } else if (parts.length) {
      run = null;
    }
  }
  return runs.filter((each) => each.telling).map((each) => [each.start, each.end]);
}

/* Of the pieces of a text, those that a result shows: the first, which says what it is, and the one
   that has most of `words` which neither this nor the text `known` has; a quotation before a
   sentence. The first is left out if it has none of them, unless it was `sought` by its name. */
export function shownOf(pieces, words, known, sought) {
  const has = (text) => new Set(folded(text).filter((word) => words.has(word) && telling(word)));
  const [first = "", ...others] = pieces;
  const inFirst = has(first);
  const shown = new Set([...has(known), ...inFirst]);
  let best = { piece: "", worth: 0 };
  for (const piece of others) {
    const hits = [...has(piece)];
    const more = hits.filter((word) => !shown.has(word)).length;
    const worth = 2 * more + (hits.length && quoted(piece) ? 1 : 0);
    if (worth > best.worth) best = { piece, worth };
  }
  const lead = sought || inFirst.size || !best.piece ? first : "";
  return [lead, best.piece].filter(Boolean);
}

/* Whether a piece is a quotation and nothing else. */
export function quoted(piece) {
  return /^“[^“]*”$/.test(piece);
}
