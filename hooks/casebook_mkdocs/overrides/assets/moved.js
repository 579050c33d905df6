/* Leads on from an address that a record has left, with the query and part it was asked with. */
(function () {
  "use strict";
  document.addEventListener("DOMContentLoaded", function () {
    var target = new URL(document.getElementById("moved").getAttribute("href"), location.href);
    target.search = location.search;
    if (location.hash) target.hash = location.hash;
    location.replace(target.href);
  });
})();
