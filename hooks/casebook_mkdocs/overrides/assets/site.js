/* What pages can do beyond being read. All that they say is there without this script. */

const root = new URL(document.body.dataset.root, location.href);
const all = (selector, within = document) => [...within.querySelectorAll(selector)];

/* What a reader chose; where nothing may be kept, a choice lasts as long as the page. */
const kept = {
  get(key) {
    try { return localStorage.getItem(key); } catch { return null; }
  },
  set(key, value) {
    try {
      if (value === null) localStorage.removeItem(key);
      else localStorage.setItem(key, value);
    } catch { /* It lasts as long as the page. */ }
  },
};

/* Light or dark: as the page begins, until the reader wants the other. */
function colored(button) {
  const system = matchMedia("(prefers-color-scheme: dark)");
  const chosen = document.documentElement.dataset;
  const dark = () => (chosen.scheme ? chosen.scheme === "dark" : system.matches);
  const show = (is = dark()) => button.setAttribute("aria-pressed", String(is));

  /* The button answers at once; a long page takes a moment to be painted anew. */
  button.addEventListener("click", () => {
    const scheme = button.ariaPressed === "true" ? "light" : "dark";
    const own = scheme !== (button.dataset.first || (system.matches ? "dark" : "light"));
    kept.set("casebook.scheme", own ? scheme : null);
    show(scheme === "dark");
    requestAnimationFrame(() => setTimeout(() => {
      if (own || button.dataset.first) chosen.scheme = scheme;
      else delete chosen.scheme;
    }));
  });
  system.addEventListener("change", () => show());
  show();
}

/* All that the first answer needs is asked for at once: on a slow line each round costs more than
   the files. Gives the dialog, which says so if one of the others does not come. */
const PARTS = ["engine", "entries", "folding", "language", "lookup", "meaning", "passages", "results"];

function begin() {
  const part = (name) => import(new URL(`assets/search/${name}.js`, root).href);
  const dialog = part("dialog");
  const href = new URL("search/index.json", root).href;
  if (!document.querySelector(`link[href="${href}"]`)) {
    document.head.append(
      Object.assign(document.createElement("link"), {
        rel: "preload", as: "fetch", crossOrigin: "anonymous", href,
      }),
    );
  }
  for (const name of PARTS) part(name).catch(() => {});
  return dialog;
}

/* Search opens with its button, with Ctrl+K, or with a slash, which can be switched off in it.
   Nothing of it is fetched before. What is typed until it is there is handed to it. */
function open() {
  let typed = "";
  const keep = (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    if (event.key.length === 1) typed += event.key;
    else if (event.key === "Backspace") typed = typed.slice(0, -1);
    else return;
    event.preventDefault();
  };
  document.addEventListener("keydown", keep, true);
  begin()
    .then((search) => search.open(typed))
    .finally(() => document.removeEventListener("keydown", keep, true));
}

function pressed(event) {
  if (document.querySelector("dialog[open]")) return;
  const command = event.ctrlKey || event.metaKey;
  const typing = event.target.closest("input, select, textarea, [contenteditable]");
  const slash = event.key === "/" && !command && !event.altKey && !typing;
  const letter = event.key.toLowerCase() === "k" && command && !event.altKey && !event.shiftKey;
  if (letter || (slash && kept.get("casebook.slash") !== "off")) {
    event.preventDefault();
    open();
  }
}

/* One menu is open at a time; Escape and a click beside it close it. */
function close(event) {
  for (const menu of all("details.do[open], details.menu[open]")) {
    const inside = menu.contains(event.target);
    if (event.type === "click" && inside && !event.target.closest("a")) continue;
    menu.open = false;
    if (event.type === "keydown" && inside) menu.firstElementChild.focus();
  }
}

/* A menu stands below its button where there is room; without this, at the edge of its text. */
function placed({ target: menu }) {
  if (!menu.matches?.(".do[open]")) return;
  const list = menu.lastElementChild;
  const end = menu.getBoundingClientRect().left + list.offsetWidth;
  list.classList.toggle("near", end < document.documentElement.clientWidth - 8);
}

/* A list that can be narrowed; the choice is kept in the query of the address, to be shared. */
function narrowed(form) {
  const lines = all(".moments > li");
  const fields = all("select", form);
  const count = form.querySelector("output");

  const read = () => {
    const asked = new URLSearchParams(location.search);
    for (const field of fields) {
      field.value = asked.get(field.name) ?? "";
      if (field.selectedIndex < 0) field.value = "";
    }
  };
  const write = () => {
    const asked = new URLSearchParams(location.search);
    for (const { name, value } of fields) {
      if (value) asked.set(name, value);
      else asked.delete(name);
    }
    const query = String(asked).replaceAll("%2F", "/");
    history.replaceState(null, "", `${location.pathname}${query && `?${query}`}${location.hash}`);
  };
  const show = () => {
    const wanted = fields.map((field) => field.value).filter(Boolean);
    for (const line of lines) {
      const keys = (line.dataset.keys ?? "").split(" ");
      line.hidden = !wanted.every((key) => keys.includes(key));
    }
    for (const list of new Set(lines.map((line) => line.parentElement))) {
      list.hidden = !list.querySelector("li:not([hidden])");
      const heading = list.previousElementSibling;
      if (heading?.matches(".year")) heading.hidden = list.hidden;
    }
    count.textContent = `Showing ${lines.filter((line) => !line.hidden).length} of ${lines.length}`;
  };

  form.addEventListener("change", () => { write(); show(); });
  form.addEventListener("submit", (event) => event.preventDefault());
  form.addEventListener("reset", (event) => {
    event.preventDefault();
    for (const field of fields) field.value = "";
    write();
    show();
  });
  addEventListener("popstate", () => { read(); show(); });
  form.hidden = false;
  read();
  show();
}

/* References and code can be copied; what was copied is said to those who do not see the button. */
function copied(element) {
  if (!navigator.clipboard) return;
  const words = element.querySelector("span, code");
  const button = document.createElement("button");
  Object.assign(button, { type: "button", className: "copy", textContent: "Copy" });
  button.setAttribute("aria-live", "polite");
  button.addEventListener("click", async () => {
    await navigator.clipboard.writeText(words.textContent);
    button.textContent = "Copied";
    setTimeout(() => { button.textContent = "Copy"; }, 2000);
  });
  element.append(button);
}

/* The page as Markdown, with a citation behind each statement, for whoever wants to paste it. */
function pasted(link) {
  if (!navigator.clipboard) return;
  const button = document.createElement("button");
  Object.assign(button, { type: "button", className: "paste", textContent: "Copy" });
  button.setAttribute("aria-label", "Copy this page as Markdown");
  button.setAttribute("aria-live", "polite");
  button.addEventListener("click", async () => {
    const answer = await fetch(link.href);
    if (!answer.ok) return;
    await navigator.clipboard.writeText(await answer.text());
    button.textContent = "Copied";
    button.removeAttribute("aria-label");
    setTimeout(() => {
      button.textContent = "Copy";
      button.setAttribute("aria-label", "Copy this page as Markdown");
    }, 2000);
  });
  link.after(" ", button);
}

/* Marks in the list of sections the one that is being read. */
function followed(list) {
  const links = new Map(all("a", list).map((link) => [link.hash.slice(1), link]));
  const seen = new Set();
  const watch = new IntersectionObserver((entries) => {
    for (const { target, isIntersecting } of entries) {
      if (isIntersecting) seen.add(target.id);
      else seen.delete(target.id);
    }
    const current = [...links.keys()].filter((id) => seen.has(id)).pop();
    for (const [id, link] of links) {
      if (id === current) link.setAttribute("aria-current", "true");
      else link.removeAttribute("aria-current");
    }
  }, { rootMargin: "-10% 0px -70% 0px" });
  for (const id of links.keys()) {
    const section = document.getElementById(id);
    if (section) watch.observe(section);
  }
}

document.documentElement.classList.toggle("cb-no-slash", kept.get("casebook.slash") === "off");
all(".scheme").forEach(colored);
all(".find").forEach((button) => button.addEventListener("click", open));
document.addEventListener("keydown", pressed);
document.addEventListener("click", close);
document.addEventListener("toggle", placed, true);
document.addEventListener("keydown", (event) => { if (event.key === "Escape") close(event); });
for (const form of all("form.filters")) {
  const table = form.nextElementSibling.querySelector("table[data-file]");
  if (!table) narrowed(form);
  else import(new URL("assets/rows.js", root).href).then((rows) => rows.begin(form, table));
}
all(".reference, .page pre").forEach(copied);
all(".files a[type='text/markdown']").forEach(pasted);
all(".contents").forEach(followed);

/* The words that led here from a search. */
const words = new URLSearchParams(location.search).get("h");
if (words) import(new URL("assets/search/marks.js", root).href).then((marks) => marks.mark(words));

/* In an edition: whether the page has changed since, for who asks. Where nobody can
   tell, the link leads to all that has changed. */
function since(link) {
  const status = link.parentElement.querySelector("[role=status]");
  const { after, page } = link.dataset;
  const file = new URL(link.dataset.changes, location.href);
  const path = (address) => new URL(address, new URL("../..", file)).pathname;
  link.addEventListener("click", async (event) => {
    event.preventDefault();
    try {
      const { spans } = await (await fetch(file)).json();
      const newer = spans.slice(0, spans.findIndex((span) => span.after === after) + 1);
      if (!newer.length) throw new Error(after);
      const changes = newer.flatMap((span) => span.changes);
      const count = changes.filter(({ pages }) => pages.some((each) => path(each) === path(page))).length;
      status.textContent = count
        ? `This page has changed in ${count} ${count === 1 ? "place" : "places"} since ${after}.`
        : `We found no change to this page since ${after}.`;
    } catch {
      location.href = link.href;
    }
  });
}
all("[data-changes]").forEach(since);
