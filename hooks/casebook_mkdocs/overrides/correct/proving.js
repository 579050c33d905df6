/* Proving: the text of a source, pasted here, proves what is quoted from it. */

import { derived } from "./engine.js";
import { fresh, make } from "./parts.js";

/* The form, or nothing where there is no text to compare with; `done` hears of new proofs. */
export function proving(engine, files, done) {
  const sources = files.filter((file) => file.startsWith("seeds/") && file.endsWith(".yml"));
  if (!sources.length || !window.crypto?.subtle) return [];
  const source = make("select", { id: fresh("source") }, ...sources.map((file) => {
    const slug = file.slice("seeds/".length, -".yml".length);
    return make("option", { value: `sources/${slug}` }, slug);
  }));
  const text = make("textarea", { id: fresh("source-text"), rows: 6 });
  const told = make("div", { role: "status" });
  const run = async () => {
    told.textContent = "Comparing …";
    let found = await engine.ask("prove", source.value, text.value);
    while (found.secret) {
      await engine.ask("learn", found.secret, found.document, await derived(found.secret, found.document));
      found = await engine.ask("prove", source.value, text.value);
    }
    told.replaceChildren(...found.told.map((each) => make("p", {}, each)));
    done(found.drafts);
  };
  return [make(
    "details", {}, make("summary", {}, "Prove a quotation with the text of its source"),
    make("p", {}, "The text stays in this browser. One paragraph a line, the title first."),
    make("div", { className: "row" }, make("label", { htmlFor: source.id }, "Source"), source),
    make("div", { className: "row" }, make("label", { htmlFor: text.id }, "Its text"), text),
    make("button", { type: "button", onclick: run }, "Compare"), told,
  )];
}
