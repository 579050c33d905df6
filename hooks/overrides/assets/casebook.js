/* What pages can do beyond being read: all they say is there without this script. */
(function () {
  "use strict";

  /* Narrows the timeline to a party and a dispute. The choice stands in the query of the address,
     so that it can be shared and kept. */
  function narrowed(form) {
    var items = Array.prototype.slice.call(document.querySelectorAll(".cb-timeline > li[data-of]"));
    var marks = Array.prototype.slice.call(document.querySelectorAll("a.cb-mark"));
    var fields = Array.prototype.slice.call(form.querySelectorAll("select"));
    var status = form.querySelector("[role=status]");

    function read() {
      var asked = new URLSearchParams(location.search);
      fields.forEach(function (field) {
        field.value = asked.get(field.name) || "";
        if (field.selectedIndex < 0) field.value = "";
      });
    }

    function write() {
      var asked = new URLSearchParams(location.search);
      fields.forEach(function (field) {
        if (field.value) asked.set(field.name, field.value);
        else asked.delete(field.name);
      });
      // A slash needs no escape in a query, and an address is read by people.
      var query = asked.toString().replace(/%2F/g, "/");
      history.replaceState(null, "", location.pathname + (query ? "?" + query : "") + location.hash);
    }

    function show() {
      var wanted = fields
        .filter(function (field) { return field.value; })
        .map(function (field) { return field.options[field.selectedIndex].dataset.n; });
      var addresses = {};
      var count = 0;
      items.forEach(function (item) {
        var of = item.dataset.of.split(" ");
        var fits = wanted.every(function (number) { return of.indexOf(number) >= 0; });
        item.hidden = !fits;
        if (fits) {
          count += 1;
          addresses[item.querySelector("a").href] = true;
        }
      });
      marks.forEach(function (mark) {
        var off = !addresses[mark.href.baseVal ? new URL(mark.href.baseVal, location.href).href : mark.href];
        mark.classList.toggle("cb-mark--off", off);
        if (off) mark.setAttribute("tabindex", "-1");
        else mark.removeAttribute("tabindex");
      });
      document.querySelectorAll(".cb-timeline").forEach(function (list) {
        var empty = !list.querySelector("li:not([hidden])");
        var heading = list.previousElementSibling;
        list.hidden = empty;
        if (heading && /^H\d$/.test(heading.tagName)) heading.hidden = empty;
      });
      status.textContent = count + " of " + items.length + " shown";
    }

    form.addEventListener("change", function () { write(); show(); });
    form.addEventListener("submit", function (event) { event.preventDefault(); });
    form.addEventListener("reset", function (event) {
      event.preventDefault();
      fields.forEach(function (field) { field.value = ""; });
      write();
      show();
    });
    window.addEventListener("popstate", function () { read(); show(); });
    read();
    show();
  }

  /* Brings out the ties of the record that is pointed at, or that the keyboard has reached. */
  function traced(picture) {
    function show(event) {
      var node = event.target.closest("[data-node]");
      var number = node && node.dataset.node;
      picture.classList.toggle("cb-picture--traced", Boolean(node));
      picture.querySelectorAll("[data-ends]").forEach(function (edge) {
        edge.classList.toggle("cb-edge--of", edge.dataset.ends.split(" ").indexOf(number) >= 0);
      });
    }
    ["mouseover", "focusin"].forEach(function (name) { picture.addEventListener(name, show); });
  }

  var root = new URL(document.body.dataset.cbRoot, location.href);

  function remembered(key) {
    try { return localStorage.getItem(key); } catch (error) { return null; }
  }

  function remember(key, value) {
    try {
      if (value === null) localStorage.removeItem(key);
      else localStorage.setItem(key, value);
    } catch (error) { /* Where nothing may be kept, the choice lasts as long as the page. */ }
  }

  /* Light or dark: the system's colours, until the reader wants the others. */
  function coloured(button) {
    var system = matchMedia("(prefers-color-scheme: dark)");
    var chosen = document.documentElement.dataset;

    function dark() {
      return chosen.cbScheme ? chosen.cbScheme === "dark" : system.matches;
    }

    function show() { button.setAttribute("aria-pressed", String(dark())); }

    button.addEventListener("click", function () {
      var wanted = dark() ? "light" : "dark";
      if ((wanted === "dark") === system.matches) {
        delete chosen.cbScheme;
        remember("casebook.scheme", null);
      } else {
        chosen.cbScheme = wanted;
        remember("casebook.scheme", wanted);
      }
      show();
    });
    system.addEventListener("change", show);
    show();
  }

  /* Search: nothing of it is fetched before it is opened, by its button, by Ctrl+K, or by a slash,
     which can be switched off in it. */
  function searchable(button) {
    function slash() { return remembered("casebook.slash") !== "off"; }

    /* What is typed before the dialog is there is not lost: it is handed to it. */
    function open() {
      var typed = "";

      function keep(event) {
        if (event.ctrlKey || event.metaKey || event.altKey) return;
        if (event.key.length === 1) typed += event.key;
        else if (event.key === "Backspace") typed = typed.slice(0, -1);
        else return;
        event.preventDefault();
      }

      document.addEventListener("keydown", keep, true);
      begin()
        .then(function (search) { search.open(typed); })
        .finally(function () { document.removeEventListener("keydown", keep, true); });
    }

    /* All that the first answer needs is asked for at once: on a slow line each round costs more
       than the files. Gives the dialog, which says so if one of the others does not come. */
    function begin() {
      function part(name) { return import(new URL("assets/search/" + name + ".js", root).href); }

      var dialog = part("dialog");
      var index = document.createElement("link");
      index.rel = "preload";
      index.as = "fetch";
      index.crossOrigin = "anonymous";
      index.href = new URL("search/index.json", root).href;
      if (!document.querySelector('link[href="' + index.href + '"]')) document.head.append(index);
      ["engine", "lookup", "entries", "meaning", "language", "folding", "results", "passages"]
        .forEach(function (name) { part(name).catch(function () {}); });
      return dialog;
    }

    function typing(target) {
      return target.isContentEditable || /^(INPUT|SELECT|TEXTAREA)$/.test(target.tagName);
    }

    button.addEventListener("click", open);
    document.addEventListener("keydown", function (event) {
      var key = event.key.toLowerCase();
      var plain = !event.ctrlKey && !event.metaKey && !event.altKey;
      var wanted = key === "k" ? (event.ctrlKey || event.metaKey) && !event.altKey && !event.shiftKey
        : key === "/" && plain && slash() && !typing(event.target);
      if (!wanted || document.querySelector("dialog[open]")) return;
      event.preventDefault();
      open();
    });
    document.documentElement.classList.toggle("cb-no-slash", !slash());
  }

  /* Marks in the list of sections the one that is being read. */
  function followed(list) {
    var links = {};
    list.querySelectorAll("a").forEach(function (link) {
      var section = document.getElementById(decodeURIComponent(link.hash.slice(1)));
      if (section) links[section.id] = link;
      link.addEventListener("click", function () {
        if (list.matches(":popover-open")) list.hidePopover();
      });
    });
    var above = new Set();
    var sections = Object.keys(links);
    var watch = new IntersectionObserver(function (entries) {
      entries.forEach(function (entry) {
        if (entry.boundingClientRect.top < innerHeight / 3) above.add(entry.target.id);
        else above.delete(entry.target.id);
      });
      var current = sections.filter(function (id) { return above.has(id); }).pop();
      sections.forEach(function (id) {
        if (id === current) links[id].setAttribute("aria-current", "true");
        else links[id].removeAttribute("aria-current");
      });
    }, { rootMargin: "0px 0px -66% 0px" });
    sections.forEach(function (id) { watch.observe(document.getElementById(id)); });
  }

  document.querySelectorAll(".cb-scheme").forEach(coloured);
  document.querySelectorAll(".cb-find").forEach(searchable);
  document.querySelectorAll(".cb-toc").forEach(followed);
  document.querySelectorAll("form[data-cb-filter]").forEach(narrowed);
  document.querySelectorAll("svg[data-cb-network]").forEach(traced);

  /* The words that led here from a search. */
  var words = new URLSearchParams(location.search).get("h");
  if (words) {
    import(new URL("assets/search/marks.js", root).href).then(function (marks) { marks.mark(words); });
  }
})();
