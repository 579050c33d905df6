"""A small page that has every fault which the survey looks for."""

FAULTY = """<!doctype html><html lang="en"><head><meta charset="utf-8"><title>Faults</title>
<style>
  html { overflow-anchor: none }
  .cut { height: 1em; overflow: hidden; width: 6em }
  .wide { width: 1400px }
  .blind:focus { outline: none }
  .away { position: fixed; top: -90px; visibility: visible }
  .slow { transition: color 2s }
  .late { height: 300px }
  @media print { .sheet { break-before: page; width: 900px; height: 1px } }
</style>
<script>
  console.warn("a warning");
  addEventListener("scroll", () => {
    const late = document.createElement("div");
    late.className = "late";
    document.querySelector("h1").before(late);
  }, {once: true});
</script></head><body><main>
<h1>Faults</h1><h3>A level is left out</h3>
<p class="cut">These words are cut off, because the box that they stand in is too small.</p>
<p class="wide">This reaches over the edge.</p>
<p><a class="near" href="x">1</a><a class="near" href="x">2</a></p>
<p><a class="blind" href="x">Nobody sees that this has the focus</a></p>
<p><a class="away" href="x">Nobody sees this</a></p>
<p><button></button></p>
<p class="slow" style="color: #777; background: #888">Faint words.</p>
<img src="missing.png"><img src="https://elsewhere.example/a.png" alt="">
<div style="height: 2000px"></div><div class="sheet"></div>
</main></body></html>
"""
