/* Narrows the timeline to a party and a dispute. Without this script the whole list is there.
   The choice stands in the query of the address, so that it can be shared and kept. */
(function () {
  "use strict";

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
      var wanted = fields.map(function (field) { return field.value; }).filter(Boolean);
      var addresses = {};
      var count = 0;
      items.forEach(function (item) {
        var of = item.dataset.of.split(" ");
        var fits = wanted.every(function (ref) { return of.indexOf(ref) >= 0; });
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

  document.querySelectorAll("form[data-cb-filter]").forEach(narrowed);
})();
