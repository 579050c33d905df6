/* Handing over: what was written, as files, as a patch, and in the forms of the forge. Nothing is
   sent by this page; a reader follows a link or takes a file. */

import { make } from "./parts.js";

/* Characters of an address with what was written in it; forges and browsers take about twice as many. */
const LONGEST = 4000;

/* The beginning of a text, and no half of a sign. */
const cut = (text, most) => [...text.slice(0, most + 1)].slice(0, most).join("").replace(/[\ud800-\udfff]/gu, "");

const coded = (text) => encodeURIComponent(text.replace(/[\ud800-\udfff]/gu, "\ufffd"));

const address = (base, fields) =>
  `${base}?${Object.entries(fields).map(([name, value]) => `${name}=${coded(value)}`).join("&")}`;

function copying(words, text) {
  const button = make("button", { type: "button" }, words);
  const told = make("span", { role: "status" });
  button.addEventListener("click", async () => {
    try {
      await navigator.clipboard.writeText(text);
      told.textContent = " Copied.";
    } catch {
      told.replaceChildren(make("textarea", { value: text, rows: 8, readOnly: true, "aria-label": words }));
      told.firstChild.select();
    }
  });
  return make("span", {}, button, told);
}

function taking(words, name, text, type) {
  const href = URL.createObjectURL(new Blob([text], { type }));
  return make("a", { href, download: name }, words);
}

const outside = (words, href) => make("a", { href, rel: "external" }, words);

/* One file at the forge: a new one is filled in, a changed one is to be put in the editor's place. */
function atForge({ repo, branch }, file, text, isNew) {
  if (!isNew) {
    const there = outside("Open its editor at the repository", `${repo}/edit/${encodeURIComponent(branch)}/${file}`);
    return make("li", {}, make("code", {}, file), ": ", copying("Copy the new text", text), " ", there, ", and put the copied text in the place of all that is there.");
  }
  const parts = file.split("/");
  const name = parts.pop();
  const base = `${repo}/new/${encodeURIComponent(branch)}/${parts.join("/")}`;
  const whole = address(base, { filename: name, value: text });
  const fits = whole.length <= 2 * LONGEST;
  const there = outside("Open the form for a new file, filled in", fits ? whole : address(base, { filename: name }));
  return make(
    "li", {}, make("code", {}, file), ": ", there,
    ...(fits ? [] : [" (the text is too long for an address: ", copying("copy it", text), " and put it there)"]), ".",
  );
}

/* The form for a correction, with the changes in words, and the patch where there is room for it. */
function asIssue({ repo }, { name, files, changes, patch }) {
  const fields = { template: "correction.yml", title: cut(`Correction: ${name}`, 120), file: files.join(", ") };
  const words = changes.map((each) => `- ${each}`).join("\n") || "See the patch.";
  const tried = [`${words}\n\n\`\`\`diff\n${patch}\`\`\`\n`, words, cut(words, 600)];
  const found = tried.map((should) => address(`${repo}/issues/new`, { ...fields, should }));
  return found.find((each) => each.length <= LONGEST) ?? found.at(-1);
}

/* What a reader can do with their work; `made` has the texts of all files and the patch. */
export function handing(settings, made) {
  const files = Object.entries(made.texts);
  const items = [];
  if (settings.repo) {
    items.push(...files.map(([file, text]) => atForge(settings, file, text, !made.published(file))));
    items.push(make("li", {}, outside("Send all of it as a correction, filled in", asIssue(settings, made)), ". The repository asks for an account."));
  }
  for (const [file, text] of files) {
    items.push(make("li", {}, taking(`Download ${file.split("/").pop()}`, file.split("/").pop(), text, "text/yaml")));
  }
  if (!files.length && !made.patch) {
    items.push(make("li", {}, "The change stands beside something sensitive that is left out on this page, so no file can be made of it: tell it in words."));
  }
  if (made.patch) {
    items.push(make("li", {}, taking("Download all changes as a patch", "casebook.patch", made.patch, "text/x-diff"), ", for ", make("code", {}, "git apply"), "."));
  }
  if (settings.contact) {
    const body = `${made.changes.join("\n")}\n\n${made.patch}`;
    const mail = settings.contact.startsWith("mailto:");
    const filled = mail ? address(settings.contact, { subject: `Correction: ${made.name}`, body: cut(body, LONGEST / 2) }) : settings.contact;
    items.push(make("li", {}, "Or send it to ", outside(settings.contact.replace("mailto:", ""), filled), ". You need no account."));
  }
  return make("ul", { className: "handing" }, ...items);
}
