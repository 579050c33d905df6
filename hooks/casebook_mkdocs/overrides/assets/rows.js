/* The table of statements: readers narrow it, sort it, and download what they see. All that it
   shows comes from the CSV file that anybody can download. The choice is kept in the address. */

const STEP = 50;
const BAR = " | ";
const REPLIES = { specific: "Reply to this", general: "General reply", none: "No reply found" };

const split = (cell) => (cell ? cell.split(BAR) : []);
const capital = (word) => word.charAt(0).toUpperCase() + word.slice(1);

/* Of each filter: the values that a row has, each with what readers see of it. */
const FILTERS = {
  speaker: (row) => [[row.speaker || row.speaker_name, row.speaker_name]],
  about: (row) => pairs(split(row.about), split(row.about_names)),
  type: (row) => [[row.type, capital(row.type)]],
  reply: (row) => (row.reply_found ? [[row.reply_found, REPLIES[row.reply_found]]] : []),
  source: (row) => split(row.source_kinds).map((kind) => [kind, capital(kind)]),
  dispute: (row) => (row.dispute ? [[row.dispute.split("#")[0], row.dispute_name]] : []),
  topic: (row) => pairs(split(row.topics), split(row.topic_names)),
};
const pairs = (ids, names) => ids.map((id, place) => [id, names[place] ?? id]);

/* By what each column is sorted, in the order of the columns. */
const SORTS = {
  date: (row) => row.date_earliest || "9999",
  speaker: (row) => row.speaker_name,
  about: (row) => row.about_names,
  type: (row) => row.type,
  subject: (row) => row.subject,
  reply: (row) => row.reply_found,
};

/* The rows of a CSV file (RFC 4180), each by the names of its columns, with its own text. */
export function parsed(text) {
  let at = text.charCodeAt(0) === 0xfeff ? 1 : 0;
  let names = null;
  const rows = [];
  while (at < text.length) {
    const begun = at;
    const cells = [];
    for (let more = true; more;) {
      let cell;
      if (text[at] === '"') {
        let end = text.indexOf('"', at + 1);
        while (text[end + 1] === '"') end = text.indexOf('"', end + 2);
        cell = text.slice(at + 1, end).replaceAll('""', '"');
        at = end + 1;
      } else {
        const comma = text.indexOf(",", at);
        const line = text.indexOf("\r\n", at);
        const end = Math.min(...[comma, line, text.length].filter((place) => place >= 0));
        cell = text.slice(at, end);
        at = end;
      }
      cells.push(cell);
      more = text[at] === ",";
      if (more) at += 1;
    }
    at += 2;
    if (names) {
      const row = Object.fromEntries(names.map((name, place) => [name, cells[place]]));
      rows.push({ ...row, text: text.slice(begun, at) });
    } else {
      names = cells;
      rows.head = text.slice(0, at);
    }
  }
  return rows;
}

export function begin(form, table) {
  const body = table.tBodies[0];
  const heads = [...table.tHead.querySelectorAll("th")];
  const fields = [...form.querySelectorAll("select")];
  const count = form.querySelector("output");
  const download = form.querySelector("a[download]");
  const labels = heads.map((head) => head.textContent);
  const known = new Map([...body.rows].map((row) => [row.dataset.of, row]));
  const more = Object.assign(document.createElement("button"), { type: "button", className: "more" });
  let all = null;
  let shown = [];
  let most = STEP;

  const asked = () => new URLSearchParams(location.search);
  const kept = (name, value) => {
    const query = asked();
    if (value) query.set(name, value);
    else query.delete(name);
    const words = String(query).replaceAll("%2F", "/");
    history.replaceState(null, "", `${location.pathname}${words && `?${words}`}${location.hash}`);
  };

  const loaded = async () => {
    if (all) return;
    const answer = await fetch(table.dataset.file);
    if (!answer.ok) throw new Error(answer.statusText);
    all = parsed(await answer.text());
    all.forEach((row, place) => {
      row.place = place;
      row.values = Object.fromEntries(
        Object.entries(FILTERS).map(([name, of]) => [name, of(row)]),
      );
    });
    all.sort((one, other) => order(SORTS.date, one, other));
  };

  const order = (by, one, other) => {
    const [a, b] = [by(one), by(other)];
    return a < b ? -1 : a > b ? 1 : one.place - other.place;
  };

  /* Offers each value with how many rows it would leave beside the other choices. */
  const offered = (field, wanted) => {
    const others = Object.entries(wanted).filter(([name]) => name !== field.name);
    const counts = new Map();
    for (const row of all) {
      if (!others.every(([name, value]) => row.values[name].some(([id]) => id === value))) continue;
      for (const [id, words] of row.values[field.name]) {
        const found = counts.get(id);
        if (found) found.count += 1;
        else counts.set(id, { words, count: 1 });
      }
    }
    const ranked = [...counts].sort((one, other) => other[1].count - one[1].count);
    const options = ranked.map(([id, { words, count: many }]) => new Option(`${words} (${many})`, id));
    const value = wanted[field.name] ?? "";
    if (value && !counts.has(value)) options.push(new Option(value, value));
    field.replaceChildren(new Option("all", ""), ...options);
    field.value = value;
  };

  const cell = (name, label, ...content) => {
    const made = document.createElement(name);
    if (name === "th") made.scope = "row";
    else if (label) made.dataset.label = label;
    made.append(...content);
    return made;
  };
  const link = (address, words) =>
    Object.assign(document.createElement("a"), { href: new URL(address, base).href, textContent: words });
  const base = new URL("..", new URL(table.dataset.file, location.href));

  const quoting = ({ id }) => link(`cards/${id.split("/")[1].replace("#", "/#")}`, "Quote");

  /* A line as the page has it: those that came with it, or one made of the row. */
  const line = (row) => {
    if (!known.has(row.id)) {
      const made = document.createElement("tr");
      const words = row.gist || `“${row.quote}”`;
      const subject = link(row.page, capital(row.subject));
      made.append(
        cell("th", "", row.date_words || "Date not known"),
        cell("td", labels[1], row.speaker_name),
        cell("td", labels[2], split(row.about_names).join(", ")),
        cell("td", labels[3], capital(row.type)),
        cell("td", labels[4], subject, `. ${words} (${row.citation})`),
        cell("td", labels[5], REPLIES[row.reply_found] ?? ""),
        cell("td", "", quoting(row)),
      );
      known.set(row.id, made);
    }
    return known.get(row.id);
  };

  const drawn = () => {
    body.replaceChildren(...shown.slice(0, most).map(line));
    const left = shown.length - most;
    more.hidden = left <= 0;
    more.textContent = `Show ${Math.min(left, STEP)} more`;
    const drawing = Math.min(most, shown.length);
    const told = drawing < shown.length ? `${drawing} of ${shown.length}` : `${shown.length}`;
    count.textContent = `Showing ${told} of ${all.length}`;
  };

  const show = () => {
    const query = asked();
    const wanted = Object.fromEntries(
      Object.keys(FILTERS).filter((name) => query.get(name)).map((name) => [name, query.get(name)]),
    );
    shown = all.filter((row) =>
      Object.entries(wanted).every(([name, value]) => row.values[name].some(([id]) => id === value)),
    );
    const sort = query.get("sort") ?? "date";
    const [name, turned] = sort.startsWith("-") ? [sort.slice(1), -1] : [sort, 1];
    if (name in SORTS && (name !== "date" || turned < 0)) {
      shown.sort((one, other) => turned * order(SORTS[name], one, other));
    }
    heads.forEach((head, place) => {
      const is = Object.keys(SORTS)[place] === name;
      if (is) head.setAttribute("aria-sort", turned < 0 ? "descending" : "ascending");
      else head.removeAttribute("aria-sort");
    });
    for (const field of fields) offered(field, wanted);
    drawn();
  };

  const changed = (name, value) => {
    kept(name, value);
    most = STEP;
    show();
  };

  for (const [place, head] of heads.entries()) {
    const name = Object.keys(SORTS)[place];
    const button = document.createElement("button");
    Object.assign(button, { type: "button", textContent: head.textContent });
    button.addEventListener("click", async () => {
      await loaded();
      const now = asked().get("sort") ?? "date";
      changed("sort", now === name ? `-${name}` : name === "date" ? "" : name);
    });
    head.replaceChildren(button);
  }
  form.addEventListener("change", ({ target }) => changed(target.name, target.value));
  form.addEventListener("submit", (event) => event.preventDefault());
  form.addEventListener("reset", (event) => {
    event.preventDefault();
    for (const name of [...Object.keys(FILTERS), "sort"]) kept(name, "");
    most = STEP;
    show();
  });
  download.addEventListener("click", () => {
    const texts = [all.head, ...shown.map((row) => row.text)];
    download.href = URL.createObjectURL(new Blob(texts, { type: "text/csv" }));
    setTimeout(() => { URL.revokeObjectURL(download.href); download.href = table.dataset.file; }, 1000);
  });
  more.addEventListener("click", () => { most += STEP; drawn(); });
  addEventListener("popstate", show);
  table.after(more);

  /* The file is asked for when the page has been drawn: nothing of it delays the first view. */
  const start = () => loaded().then(() => { show(); form.hidden = false; }, () => form.remove());
  if (document.readyState === "complete") start();
  else addEventListener("load", start, { once: true });
}
