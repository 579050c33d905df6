/* Results as elements: what each is, where it leads, and what it says. Texts are texts, never
   markup. */

import { element } from "./dialog.js";
import { found, quoted, shownOf } from "./passages.js";

/* Words that an address tells to be marked: as many as the longest quotation has. */
const MARKED = 60;

export class Results {
  /* `root` is the address of the site, `engine` what found the results, and `read` gives what a
     file of the index holds. */
  constructor(root, engine, read) {
    this.root = root;
    this.engine = engine;
    this.read = read;
    this.waiting = [];
  }

  /* An answer to a question that was asked, with the words that are marked in it. */
  answer({ question, answer, link }, words) {
    const href = this.address(link, words);
    return element(
      "div", "cb-search__answer", {},
      element("p", "cb-search__meta", {}, element("b", "", {}, "Answer")),
      element("a", "cb-search__link", { href }, ...marked(question, words)),
      element("p", "cb-search__text", {}, ...said(answer, words)),
    );
  }

  /* A result: what it is, whose and when; its name, which is its link; what it says. */
  item(result, words) {
    const { entry, named } = result;
    const shown = this.engine.entries.shown(entry, words);
    const id = `cb-search-${entry}`;
    const href = this.address(shown.id ? `${shown.path}#${shown.id}` : shown.path, words);
    const link = element("a", "cb-search__link", { href, "aria-describedby": id }, name(shown.title, words));
    if (shown.heading) link.append(": ", name(shown.heading, words));
    const meta = element("p", "cb-search__meta", { id }, element("b", "", {}, shown.label));
    const whose = [...shown.parties.map((party) => name(party)), shown.date].filter(Boolean);
    whose.forEach((each, i) => meta.append(i ? ", " : " · ", each));
    if (shown.also) meta.append(" · also ", name(shown.also, words));
    const tone = shown.tone ? ` cb-search__result--${shown.tone}` : "";
    const item = element("li", `cb-search__result${tone}`, {}, meta, link);
    if (shown.hasText) {
      const text = element("p", "cb-search__text", {});
      const reply = element("p", "cb-search__reply", {});
      item.append(text, reply);
      const sought = named && !shown.heading;
      const known = `${shown.title} ${shown.also}`;
      this.waiting.push(() => this.fill(result, known, sought, words, [text, reply]));
    }
    return item;
  }

  /* What is said to somebody who found nothing for `text`, with the names most like it. */
  similar(text) {
    const { entries } = this.engine;
    const names = entries.closest(text).map((entry) => {
      const { path, title, label } = entries.shown(entry, new Set());
      const link = element("a", "", { href: this.address(path, []) }, name(title));
      return element("li", "", {}, link, ` ${label}`);
    });
    const nothing = "We found nothing for these words. Try fewer words, or a name.";
    if (!names.length) return [element("p", "", {}, nothing)];
    return [element("p", "", {}, nothing, " Similar names:"), element("ul", "", { "aria-label": "Similar names" }, ...names)];
  }

  /* Fetches the texts of the results made since: called when the typing pauses, for what comes and
     goes with a letter needs none. */
  fillAll() {
    this.waiting.splice(0).forEach((fill) => fill());
  }

  /* Puts the sentences that tell most into their place. */
  fill({ entry, told }, known, sought, words, [text, reply]) {
    this.text(told ?? entry).then(
      ([pieces, replied = ""]) => {
        const some = shownOf(pieces, words, known, sought);
        text.replaceChildren(...some.flatMap((piece) => [...said(piece, words), " "]));
        reply.replaceChildren(...said(replied, words));
        for (const each of [text, reply]) if (!each.hasChildNodes()) each.remove();
      },
      () => [text, reply].forEach((each) => each.remove()),
    );
  }

  /* The text of an entry; its neighbours come with it. */
  text(entry) {
    const { chunk } = this.engine.index;
    return this.read(`texts/${Math.floor(entry / chunk)}`).then((texts) => texts[entry % chunk]);
  }

  /* The address of a result, with the words that marks.js marks there. */
  address(link, words) {
    const address = new URL(link, this.root);
    const some = [...words].slice(0, MARKED).map(encodeURIComponent).join("+");
    if (some) address.search = `?h=${some}`;
    return address.href;
  }
}

/* A name, whose direction of writing may be another than that of the page. */
function name(text, words = new Set()) {
  return element("bdi", "", {}, ...marked(text, words));
}

/* A text with its quotations in their own type. */
function said(text, words) {
  const pieces = text.split(/(“[^“”]*”)/).filter(Boolean);
  return pieces.map((piece) =>
    element("span", quoted(piece) ? "cb-search__quote" : "", {}, ...marked(piece, words)),
  );
}

function marked(text, words) {
  const nodes = [];
  let after = 0;
  for (const [start, end] of found(text, words)) {
    nodes.push(text.slice(after, start), element("mark", "", {}, text.slice(start, end)));
    after = end;
  }
  return [...nodes, text.slice(after)].filter((node) => node !== "");
}
