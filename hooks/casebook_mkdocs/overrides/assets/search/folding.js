/* Words in the one form that is compared: the same as hooks/casebook/search/folding.py and
   days.py, which say why. */

const LETTERS = {
  ß: "ss", æ: "ae", œ: "oe", ø: "o", đ: "d", ð: "d", ħ: "h", ı: "i", ȷ: "j", ĸ: "k", ł: "l",
  ŋ: "n", ŧ: "t", þ: "th", ƀ: "b", ɓ: "b", ƈ: "c", ɖ: "d", ɗ: "d", ƒ: "f", ɠ: "g", ɨ: "i",
  ƙ: "k", ƚ: "l", ɲ: "n", ɔ: "o", ɛ: "e", ə: "e", ǝ: "e", ƥ: "p", ƭ: "t", ʉ: "u", ƴ: "y",
  ƶ: "z", ς: "σ",
};
export const SIGNS =
  "\\u3005-\\u3007\\u3041-\\u3096\\u309d-\\u309f\\u30a1-\\u30fa\\u30fc-\\u30ff\\u31f0-\\u31ff" +
  "\\u3400-\\u4dbf\\u4e00-\\u9fff\\uac00-\\ud7a3\\u{20000}-\\u{323af}";
export const EMOJI =
  "\\u2600-\\u27bf\\u2b00-\\u2bff\\u{1f1e6}-\\u{1f1ff}\\u{1f300}-\\u{1f3fa}\\u{1f400}-\\u{1f64f}" +
  "\\u{1f680}-\\u{1f6ff}\\u{1f900}-\\u{1faff}";
export const APOSTROPHES = "\u2018-\u201b\u2032\u02b9\u02bb-\u02bd\u00b4\u0060\uff07";

const APOSTROPHE = new RegExp(`[${APOSTROPHES}]`, "g");
const MARK = /\p{M}/gu;
/* Signs beyond ASCII; and a text of nothing but words, as most of what is typed. */
const OTHER = /[^\0-\x7f]/;
const OTHERS = /[^\0-\x7f]/g;
const PLAIN = /^(?:[a-z]+(?: [a-z]+)*)?$/;
const DIGIT = /[0-9]/;
const THOUSANDS = /(?<=[0-9]),(?=[0-9]{3}(?![0-9]))/g;
const POSSESSIVE = /(?<=[\p{L}\p{N}])'s(?![\p{L}\p{N}])/gu;
const ELISION = /(?<=[\p{L}\p{N}])'(?=[\p{L}\p{N}])/gu;
const INITIALS = /(?<![\p{L}\p{N}])(?:(?!\p{Nd})[\p{L}\p{N}]\.){2,}/gu;
const WORD = new RegExp(`[${SIGNS}${EMOJI}]|(?:(?![${SIGNS}])[\\p{L}\\p{N}])+`, "gu");
const NUMBERED = /^([a-z]{2,}|[a-z](?=[0-9]{2}))([0-9]+)$/;
const FOR = /^([a-z]{3,})4([a-z]{3,})$/;

const MONTHS = (
  "january february march april may june july august september october november december"
).split(" ");
const SHORT = MONTHS.map((name) => name.slice(0, 3));

const MONTH =
  "(jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?" +
  "|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)(?![a-z0-9])\\.?";
const DAY = "([0-9]{1,2})(?:st|nd|rd|th)?(?![a-z0-9])";
const UNTIL = `(?: ?(?:[-\u2013]|to|and|through) ?${DAY})?`;
const YEAR = "([0-9]{4})(?![a-z0-9])";

const ISO =
  /(?<![0-9])([0-9]{4})[-/](0[1-9]|1[0-2])(?:[-/](0[1-9]|[12][0-9]|3[01]))?(?![-/]?[0-9])/g;
const NUMERIC = /(?<![0-9/.-])([0-9]{1,2})([/.-])([0-9]{1,2})\2([0-9]{4}|[0-9]{2})(?![0-9/-])/g;
const MONTH_AND_YEAR = /(?<![0-9/.-])(0?[1-9]|1[0-2])\/([0-9]{4})(?![0-9/-])/g;
const NAMED = new RegExp(
  `(?<![a-z0-9])(?:${MONTH}(?:,| of)? ${YEAR}|${MONTH} ${DAY}(?:${UNTIL},? ${YEAR})?` +
    `|${DAY}${UNTIL}(?: of)? ${MONTH}(?! ${DAY},? [0-9]{4})(?:,? ${YEAR})?)`,
  "g",
);

/* The words of `text` in their order. */
export function folded(text) {
  text = text.toLowerCase();
  if (PLAIN.test(text)) return text ? text.split(" ") : [];
  text = text.replace(APOSTROPHE, "'");
  if (OTHER.test(text)) {
    text = text.normalize("NFKD").toLowerCase().normalize("NFKD").replace(MARK, "");
    text = text.normalize("NFC").replace(APOSTROPHE, "'");
    text = text.replace(OTHERS, (sign) => LETTERS[sign] ?? sign);
  }
  const numbers = DIGIT.test(text);
  if (numbers) text = spelledOut(text).replace(THOUSANDS, "");
  text = text.replace(POSSESSIVE, "").replace(ELISION, "");
  text = text.replace(INITIALS, (initials) => initials.replaceAll(".", ""));
  const words = text.match(WORD) ?? [];
  return numbers ? words.flatMap(parted) : words;
}

/* A word of letters and digits as it is written apart. */
function parted(word) {
  const numbered = NUMBERED.exec(word);
  if (numbered) return [numbered[1], numbered[2]];
  const joined = FOR.exec(word);
  return joined ? [joined[1], "for", joined[2]] : [word];
}

/* `text`, which is in small letters, with each date in the form that search compares. */
function spelledOut(text) {
  return text
    .replace(ISO, (_, year, month, day) => words(year, Number(month), day))
    .replace(NUMERIC, american)
    .replace(MONTH_AND_YEAR, (_, month, year) => words(year, Number(month)))
    .replace(NAMED, numbered);
}

function words(year, month, day = "") {
  return [MONTHS[month - 1], bare(day), year].filter(Boolean).join(" ");
}

/* A date of three numbers; the text itself if it is none. */
function american(date, first, sign, second, year) {
  let [month, day] = [Number(first), Number(second)];
  if (month > 12) [month, day] = [day, month];
  const known = month >= 1 && month <= 12 && day >= 1 && day <= 31;
  if (!known || (year.length === 2 && sign !== "/")) return date;
  const century = year.length === 4 ? "" : year >= "70" ? "19" : "20";
  return words(century + year, month, String(day));
}

/* A date with the name of a month: its words, and its numbers if the year is known. */
function numbered(date, ...groups) {
  const name = groups[0] ?? groups[2] ?? groups[8];
  const year = groups[1] ?? groups[5] ?? groups[10];
  const days = [groups[3] ?? groups[6], groups[4] ?? groups[7]].filter(Boolean).map(bare);
  if (days.some((day) => !day || Number(day) > 31)) return date;
  const month = SHORT.indexOf(name.slice(0, 3));
  if (!year) return [MONTHS[month], ...days].join(" ");
  const number = year + String(month + 1).padStart(2, "0");
  const numbers = days.length ? days.map((day) => number + day.padStart(2, "0")) : [number];
  return [MONTHS[month], ...days, year, ...numbers].join(" ");
}

/* A number without zeros before it. */
function bare(number) {
  return number.replace(/^0+/, "");
}
