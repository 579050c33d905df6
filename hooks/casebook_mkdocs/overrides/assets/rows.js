/* The table of statements: readers narrow it, sort it, and download what they see. All that it
   shows comes from the CSV file that anybody can download. The choice is kept in the address.
   What is counted and compared are numbers, so that ten thousand rows answer at once. */

const STEP = 50;
const FIRST = 20; // Rows that are seen at once; the others of a step follow.
const AT_ONCE = 500;
const BAR = " | ";

const split = (cell) => (cell ? cell.split(BAR) : []);
const capital = (word) => word.charAt(0).toUpperCase() + word.slice(1);
const pairs = (ids, names) => ids.map((id, place) => [id, names[place] ?? id]);
const pause = () => new Promise((done) => { setTimeout(done); });

/* Of each filter: the values that a row has, each with what readers see of it. */
const FILTERS = {
  speaker: (row) => [[row.speaker || row.speaker_name, row.speaker_name]],
  about: (row) => pairs(split(row.about), split(row.about_names)),
  type: (row) => [[row.type, capital(row.type)]],
  reply: (row, words) => (row.reply_found ? [[row.reply_found, words[row.reply_found]]] : []),
  source: (row) => split(row.source_kinds).map((kind) => [kind, capital(kind)]),
  dispute: (row) => (row.dispute ? [[row.dispute.split("#")[0], row.dispute_name]] : []),
  topic: (row) => pairs(split(row.topics), split(row.topic_names)),
};
const NAMES = Object.keys(FILTERS);

/* By what each column is sorted, in the order of the columns. */
const SORTS = {
  date: (row) => row.date_earliest || "9999",
  speaker: (row) => row.speaker_name.toLowerCase(),
  about: (row) => row.about_names.toLowerCase(),
  type: (row) => row.type,
  subject: (row) => row.subject.toLowerCase(),
  reply: (row) => row.reply_found,
};

/* What the table needs of a row; a row is an object of these. */
const WANTED = [
  "id", "page", "speaker", "speaker_name", "about", "about_names", "type", "subject", "gist",
  "quote", "date_words", "date_earliest", "reply_found", "source_kinds", "dispute", "dispute_name",
  "topics", "topic_names", "citation",
];

/* The rows of a CSV file (RFC 4180): of each what is wanted, and its own text. */
export async function parsed(text) {
  let at = text.charCodeAt(0) === 0xfeff ? 1 : 0;
  let cells = [];
  const line = (many) => {
    cells = [];
    for (let more = true; more;) {
      if (text[at] === '"') {
        let end = text.indexOf('"', at + 1);
        while (text[end + 1] === '"') end = text.indexOf('"', end + 2);
        cells.push(text.slice(at + 1, end).replaceAll('""', '"'));
        at = end + 1;
      } else {
        let end = cells.length + 1 < many ? text.indexOf(",", at) : text.indexOf("\r\n", at);
        if (end < 0) end = text.length;
        cells.push(text.slice(at, end));
        at = end;
      }
      more = cells.length < many && text[at] === ",";
      if (more) at += 1;
    }
    at += 2;
  };
  const begun = at;
  const names = text.slice(at, text.indexOf("\r\n", at)).split(",");
  line(names.length);
  const places = WANTED.map((name) => names.indexOf(name));
  const found = { head: text.slice(begun, at), rows: [], texts: [] };
  while (at < text.length) {
    const start = at;
    line(names.length);
    const row = {};
    for (let wanted = 0; wanted < places.length; wanted += 1) row[WANTED[wanted]] = cells[places[wanted]];
    found.rows.push(row);
    found.texts.push(text.slice(start, at));
    if (found.rows.length % AT_ONCE === 0) await pause();
  }
  return found;
}

/* The values of each filter by number, and for each row the numbers that it has. */
async function numbered(rows, words) {
  const known = {};
  for (const name of NAMES) known[name] = { ids: [], words: [], of: new Map(), rows: [] };
  for (let place = 0; place < rows.length; place += 1) {
    for (const name of NAMES) {
      const filter = known[name];
      filter.rows.push(FILTERS[name](rows[place], words).map(([id, seen]) => {
        if (!filter.of.has(id)) {
          filter.of.set(id, filter.ids.length);
          filter.ids.push(id);
          filter.words.push(seen);
        }
        return filter.of.get(id);
      }));
    }
    if (place % AT_ONCE === 0) await pause();
  }
  return known;
}

export function begin(form, table) {
  const body = table.tBodies[0];
  const heads = [...table.tHead.querySelectorAll("th")];
  const fields = [...form.querySelectorAll("select[name]")];
  const sorter = form.querySelector("select:not([name])");
  const count = form.querySelector("output");
  const download = form.querySelector("a[download]");
  const labels = heads.map((head) => head.textContent);
  const lines = new Map([...body.rows].map((row) => [row.dataset.of, row]));
  const more = Object.assign(document.createElement("button"), { type: "button", className: "more" });
  const base = new URL("..", new URL(table.dataset.file, location.href));
  const orders = {};
  let all = null;
  let known = null;
  let shown = [];
  let most = STEP;
  let later = 0;

  const asked = () => new URLSearchParams(location.search);
  const kept = (name, value) => {
    const query = asked();
    if (value) query.set(name, value);
    else query.delete(name);
    const words = String(query).replaceAll("%2F", "/");
    history.replaceState(null, "", `${location.pathname}${words && `?${words}`}${location.hash}`);
  };

  /* The places of all rows, sorted by a column; each column is sorted once. */
  const order = (name) => {
    if (!orders[name]) {
      const keys = all.rows.map(SORTS[name]);
      const compare = (a, b) => (keys[a] < keys[b] ? -1 : keys[a] > keys[b] ? 1 : a - b);
      orders[name] = keys.map((_, place) => place).sort(compare);
    }
    return orders[name];
  };

  const loaded = async () => {
    const answer = await fetch(table.dataset.file);
    if (!answer.ok) throw new Error(answer.statusText);
    all = await parsed(await answer.text());
    known = await numbered(all.rows, table.dataset);
    order("date");
  };

  /* Which rows fit all choices, and of each value how many would fit beside the other choices. */
  const narrowed = (wanted) => {
    const fits = new Uint8Array(all.rows.length);
    const counts = Object.fromEntries(NAMES.map((name) => [name, new Uint32Array(known[name].ids.length)]));
    const chosen = NAMES.filter((name) => wanted[name]).map((name) => [name, known[name].of.get(wanted[name]) ?? -1]);
    for (let place = 0; place < fits.length; place += 1) {
      let missed = "";
      let misses = 0;
      for (const [name, value] of chosen) {
        if (!known[name].rows[place].includes(value)) {
          misses += 1;
          missed = name;
          if (misses > 1) break;
        }
      }
      if (misses > 1) continue;
      fits[place] = misses === 0 ? 1 : 0;
      for (const name of misses ? [missed] : NAMES) {
        for (const value of known[name].rows[place]) counts[name][value] += 1;
      }
    }
    return { fits, counts };
  };

  const offered = (field, counts, value) => {
    const { ids, words } = known[field.name];
    const ranked = ids.map((_, place) => place).filter((place) => counts[place]);
    ranked.sort((a, b) => counts[b] - counts[a] || a - b);
    const options = ranked.map((place) => new Option(`${words[place]} (${counts[place]})`, ids[place]));
    if (value && !ranked.some((place) => ids[place] === value)) options.push(new Option(value, value));
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
  const quoting = ({ id }) => link(`cards/${id.split("/")[1].replace("#", "/#")}`, "Quote");

  /* A line as the page has it: those that came with it, or one made of the row. */
  const line = (place) => {
    const row = all.rows[place];
    if (!lines.has(row.id)) {
      const made = document.createElement("tr");
      const words = row.gist || `“${row.quote}”`;
      const subject = link(row.page, capital(row.subject));
      made.append(
        cell("th", "", row.date_words || "Date not known"),
        cell("td", labels[1], row.speaker_name),
        cell("td", labels[2], split(row.about_names).join(", ")),
        cell("td", labels[3], capital(row.type)),
        cell("td", labels[4], subject, `. ${words} (${row.citation})`),
        cell("td", labels[5], table.dataset[row.reply_found] ?? ""),
        cell("td", "", quoting(row)),
      );
      lines.set(row.id, made);
    }
    return lines.get(row.id);
  };

  const drawn = (now = most) => {
    body.replaceChildren(...shown.slice(0, now).map(line));
    const left = shown.length - most;
    more.hidden = left <= 0;
    more.textContent = `Show ${Math.min(left, STEP)} more`;
    const whole = all.rows.length;
    const fit = shown.length < whole ? ` that fit, of ${whole} in all` : "";
    if (!shown.length) count.textContent = "Nothing matches all of these choices";
    else if (left > 0) count.textContent = `Showing ${most} of ${shown.length}${fit}`;
    else count.textContent = `Showing ${shown.length} of ${whole}`;
  };

  const show = () => {
    const query = asked();
    const wanted = Object.fromEntries(NAMES.map((name) => [name, query.get(name) ?? ""]));
    const sort = query.get("sort") ?? "date";
    const turned = sort.startsWith("-");
    const name = sort.replace("-", "") in SORTS ? sort.replace("-", "") : "date";
    const { fits, counts } = narrowed(wanted);
    shown = order(name).filter((place) => fits[place]);
    if (turned) shown.reverse();
    for (const [place, head] of heads.entries()) {
      if (Object.keys(SORTS)[place] !== name) head.removeAttribute("aria-sort");
      else head.setAttribute("aria-sort", turned ? "descending" : "ascending");
    }
    for (const field of fields) field.value = wanted[field.name];
    sorter.value = `${turned ? "-" : ""}${name}`;
    clearTimeout(later);
    drawn(FIRST);
    // The rest, and what is offered next, can wait until what was asked for is seen.
    const rest = () => {
      body.append(...shown.slice(FIRST, most).map(line));
      for (const field of fields) offered(field, counts[field.name], wanted[field.name]);
    };
    if (form.hidden) rest();
    else later = setTimeout(rest, 100);
  };

  const changed = (name, value) => {
    kept(name, value);
    most = STEP;
    show();
  };

  const listening = () => {
    for (const [place, head] of heads.entries()) {
      const name = Object.keys(SORTS)[place];
      const button = Object.assign(document.createElement("button"), { type: "button" });
      button.append(...head.childNodes);
      button.addEventListener("click", () => {
        const now = asked().get("sort") ?? "date";
        changed("sort", now === name ? `-${name}` : name === "date" ? "" : name);
      });
      head.append(button);
    }
    for (const [place, name] of Object.keys(SORTS).entries()) {
      sorter.add(new Option(`${labels[place]}, up`, name));
      sorter.add(new Option(`${labels[place]}, down`, `-${name}`));
    }
    form.addEventListener("change", ({ target }) => {
      if (target !== sorter) changed(target.name, target.value);
      else changed("sort", sorter.value === "date" ? "" : sorter.value);
    });
    form.addEventListener("submit", (event) => event.preventDefault());
    form.addEventListener("reset", (event) => {
      event.preventDefault();
      for (const name of [...NAMES, "sort"]) kept(name, "");
      most = STEP;
      show();
    });
    download.addEventListener("click", () => {
      const texts = [all.head, ...shown.map((place) => all.texts[place])];
      download.download = "statements.csv";
      download.href = URL.createObjectURL(new Blob(["\ufeff", ...texts], { type: "text/csv" }));
      setTimeout(() => { URL.revokeObjectURL(download.href); download.href = table.dataset.file; }, 1000);
    });
    more.addEventListener("click", () => {
      const first = most;
      most += STEP;
      drawn();
      // Where the button goes, whoever used it with the keyboard goes on at the first new row.
      if (more.hidden) body.rows[first].querySelector("a").focus();
    });
    addEventListener("popstate", show);
    table.after(more);
  };

  /* The file is asked for when the page has been drawn: nothing of it delays the first view. */
  const start = () => loaded().then(() => {
    listening();
    show();
    form.hidden = false;
  }, () => form.remove());
  if (document.readyState === "complete") start();
  else addEventListener("load", start, { once: true });
}
