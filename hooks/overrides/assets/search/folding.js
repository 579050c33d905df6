/* Words in the one form that is compared: the same as hooks/casebook/search/folding.py, which says
   why, and a test holds the two against each other. */

const APOSTROPHE = /[\u2018-\u201b\u2032\u02b9\u02bb-\u02bd\u00b4\u0060\uff07]/g;
const MARK = /\p{M}/gu;
/* Signs beyond ASCII; and a text of nothing but words, as most of what is typed. */
const OTHER = /[^\0-\x7f]/;
const OTHERS = /[^\0-\x7f]/g;
const PLAIN = /^(?:[a-z0-9]+(?: [a-z0-9]+)*)?$/;
const DAY = /(?<![0-9])([0-9]{4})-(0[1-9]|1[0-2])-(0[1-9]|[12][0-9]|3[01])(?![0-9])/g;
const THOUSANDS = /(?<=[0-9]),(?=[0-9]{3}(?![0-9]))/g;
const POSSESSIVE = /(?<=[\p{L}\p{N}])'s(?![\p{L}\p{N}])/gu;
const ELISION = /(?<=[\p{L}\p{N}])'(?=[\p{L}\p{N}])/gu;
const INITIALS = /(?<![\p{L}\p{N}])(?:(?!\p{Nd})[\p{L}\p{N}]\.){2,}/gu;
const WORD = /[\p{L}\p{N}]+/gu;
const MONTHS = [
  "january", "february", "march", "april", "may", "june",
  "july", "august", "september", "october", "november", "december",
];

/* A piece of running text that is one word or more to search: "A.O.C.", "400,000", "Dore’s". */
const PIECE = /[\p{L}\p{N}\p{M}]+(?:[.,'\u2018-\u201b\u2032\u02b9\u02bb-\u02bd\u00b4\u0060\uff07]+[\p{L}\p{N}\p{M}]+)*/gu;

/* The words of `text` in their order. `letters` are those folded by name, as the index has them. */
export function folded(text, letters) {
  text = text.replace(APOSTROPHE, "'").toLowerCase();
  if (OTHER.test(text)) {
    text = text.normalize("NFKD").toLowerCase().normalize("NFKD").replace(MARK, "");
    text = text.replace(OTHERS, (sign) => letters[sign] ?? sign).replace(APOSTROPHE, "'");
  }
  if (PLAIN.test(text)) return text ? text.split(" ") : [];
  text = text.replace(DAY, spelt).replace(THOUSANDS, "");
  text = text.replace(POSSESSIVE, "").replace(ELISION, "");
  text = text.replace(INITIALS, (found) => found.replaceAll(".", ""));
  return text.match(WORD) ?? [];
}

function spelt(_found, year, month, day) {
  return `${Number(day)} ${MONTHS[Number(month) - 1]} ${year}`;
}

/* Words that say nothing of what is looked for where there are others: they are not asked for, and
   marked only beside others. */
export const COMMON = new Set(
  ("a about after all also an and are as at be been but by can did do does for from had has have he her " +
    "his how i in is it its me my no not of on or our she so that the their them they this to was we were " +
    "what when where which who why will with would you your").split(" "),
);

/* Where `text` has any of `words` (a Set), as pairs of offsets: runs of them, the words between
   included. Common words count in a run, or where nothing else was looked for. */
export function found(text, words, letters) {
  const telling = [...words].some((word) => !COMMON.has(word));
  const runs = [];
  let run = null;
  for (const match of text.matchAll(PIECE)) {
    const parts = folded(match[0], letters);
    if (parts.length && parts.every((part) => words.has(part))) {
      const end = match.index + match[0].length;
      // What only stands between two words of a run is marked with them, but no sentence's end.
      if (run && /^[\s,'’"“”-]*$/.test(text.slice(run.end, match.index))) run.end = end;
      else runs.push((run = { start: match.index, end, telling: false }));
      run.telling ||= !telling || parts.some((part) => !COMMON.has(part));
    } else if (parts.some((part) => words.has(part) && !COMMON.has(part))) {
      runs.push({ start: match.index, end: match.index + match[0].length, telling: true });
      run = null;
    } else if (parts.length) {
      run = null;
    }
  }
  return runs.filter((each) => each.telling).map((each) => [each.start, each.end]);
}
