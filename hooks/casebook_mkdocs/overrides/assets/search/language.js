/* What search knows of English: which words say little, and which ones are forms of one. */

/* Words that say nothing of what is looked for if there are others: they are not asked for, and
   marked only beside others. */
export const COMMON = new Set(
  ("a about after all also an and any are as at be been but by can did do does ever for from had has have he " +
    "her his happen happened how i if in into is it its list many me mean meaning means much my no not of on or our say said says saying she show so " +
    "tell than that the their them there they this to versus vs was we were what when where which who whom whose " +
    "why will with would you your").split(" "),
);

/* Forms of a word that no rule gives, and words that mean as much, in families: those before a bar
   are forms of one word, and those behind it are other words for the same. */
const FAMILIES = [
  "accuse accuses accused accusing accuser accusers accusation accusations | allege alleges alleged allegation allegations charge charges charged claim claims claimed",
  "advise advises advised adviser advisers advisor advisors advisory advice",
  "affiliate affiliates affiliated affiliation",
  "agree agrees agreed agreement agreements",
  "ally allies allied alliance alliances",
  "announce announces announced announcing announcement announcements",
  "appoint appoints appointed appointment",
  "ask asks asked asking | request requests requested",
  "begin begins began begun beginning | start starts started",
  "choose chooses chose chosen choice choices",
  "compare compares compared comparing comparison comparisons",
  "criticize criticizes criticized criticizing criticism criticisms critic critics criticise criticised",
  "die dies died death",
  "disaffiliate disaffiliates disaffiliated disaffiliation",
  "donate donates donated donor donors donation donations",
  "elect elects elected electing election elections",
  "endorse endorses endorsed endorsing endorsement endorsements",
  "found founds founded founding founder founders cofounder cofounders cofounded | create created creator creation start started starter establish established form formed",
  "fund funds funded funding funder funders",
  "give gives gave given giving",
  "hold holds held holding | host hosts hosted hosting",
  "infiltrate infiltrates infiltrated infiltrating infiltrator infiltrators infiltration",
  "introduce introduces introduced introduction",
  "join joins joined joining",
  "know knows knew known",
  "launch launches launched launching | begin began start starts started",
  "lead leads led leading leader leaders leadership | head headed run ran runs",
  "leave leaves left leaving departure departures depart departed | quit quits resign resigns resigned resigning resignation resignations",
  "meet meets met meeting meetings",
  "member members membership",
  "nominate nominates nominated nominee nomination",
  "organize organizes organized organizing organizer organizers organise organised organiser",
  "petition petitions petitioned petitioner petitioners",
  "plan plans planned planning",
  "propose proposes proposed proposing proposal proposals",
  "protest protests protested protester protesters",
  "publish publishes published publisher publication publications",
  "register registers registered registration registrations",
  "reply replies replied replying | answer answers answered answering respond responds responded response responses rebuttal denial deny denied react reaction",
  "report reports reported reporting reporter reporters",
  "resign resigns resigned resigning resignation resignations quit quits",
  "run runs ran running | candidate candidates candidacy candidacies campaign campaigned",
  "speak speaks spoke spoken speaking speaker speakers | speech speeches address addressed",
  "split splits splitting | break broke broken",
  "support supports supported supporting supporter supporters | back backed backer backers",
  "take takes took taken taking",
  "think thinks thought",
  "volunteer volunteers volunteered volunteering",
  "vote votes voted voting voter voters",
  "win wins won winning winner winners",
  "withhold withholds withheld withholding",
  "write writes wrote written writing writer writers | author authors authored",
].map((line) => line.split(" | ").map((words) => words.split(" ")));

/* How much less than the word itself another form of it counts, one by a rule, another word. */
const FORM = 0.9;
const RULE = 0.5;
const SYNONYM = 0.6;

/* The words that may be meant by `word` as well: a Map of how much each counts. */
export function kin(word) {
  const found = new Map();
  const put = (other, worth) => {
    if (other !== word && worth > (found.get(other) ?? 0)) found.set(other, worth);
  };
  for (const [forms, others] of FAMILIES) {
    const own = forms.includes(word);
    if (!own && !others?.includes(word)) continue;
    for (const form of forms) put(form, own ? FORM : SYNONYM);
    if (own) for (const other of others ?? []) put(other, SYNONYM);
  }
  if (/^[a-z]{3,}$/.test(word)) {
    for (const stem of [word, ...stems(word)]) {
      put(stem, RULE);
      for (const form of inflected(stem)) put(form, RULE);
    }
    for (const [other, worth] of number(word)) put(other, worth);
  }
  return found;
}

/* Singular and plural of a noun. */
function number(word) {
  if (/[^aeiou]ies$/.test(word)) return [[word.slice(0, -3) + "y", FORM]];
  if (/(s|x|z|ch|sh)es$/.test(word)) return [[word.slice(0, -2), FORM]];
  if (/[^su]s$/.test(word)) return [[word.slice(0, -1), FORM]];
  return [[plural(word), FORM]];
}

function plural(word) {
  if (/[^aeiou]y$/.test(word)) return word.slice(0, -1) + "ies";
  return word + (/(s|x|z|ch|sh)$/.test(word) ? "es" : "s");
}

/* What a verb may be without its ending: "stopping" is of "stop", "voted" of "vote". */
function stems(word) {
  const [, start, y] = /^(..+?)(i?ed|ing)$/.exec(word) ?? [];
  if (start && y === "ied") return [start + "y"];
  if (!start || start.length < 3 || !/[aeiouy]/.test(start)) return [];
  const short = /([^aeiouls])\1$/.test(start) ? [start.slice(0, -1)] : [];
  return [start, start + "e", ...short];
}

function inflected(verb) {
  const start = verb.endsWith("e") ? verb.slice(0, -1) : verb;
  const double = /[^aeiou][aeiou][^aeiouwxy]$/.test(verb) ? verb + verb.at(-1) : start;
  const past = /[^aeiou]y$/.test(verb) ? verb.slice(0, -1) + "ied" : null;
  return [plural(verb), start + "ing", double + "ing", past ?? start + "ed", double + "ed"];
}
