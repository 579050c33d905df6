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
    form.hidden = false;
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

  document.querySelectorAll("form[data-cb-filter]").forEach(narrowed);
  document.querySelectorAll("svg[data-cb-network]").forEach(traced);
})();
