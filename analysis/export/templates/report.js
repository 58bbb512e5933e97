// Filters by section and actor, and the words of the row that was clicked marked in the text. Without scripts the links still lead there.
(() => {
  const bar = document.querySelector(".choose"), [section, actor] = bar.querySelectorAll("select"), count = bar.querySelector("output");
  const choose = () => {
    let shown = 0;
    for (const part of document.querySelectorAll("main > section[data-section]")) part.classList.toggle("gone", Boolean(section.value) && part.dataset.section !== section.value);
    for (const row of document.querySelectorAll("tr[data-actors]")) {
      const fits = !actor.value || row.dataset.actors.split(" ").includes(actor.value);
      row.classList.toggle("gone", !fits);
      if (fits && !row.closest(".gone")) shown++;
    }
    count.textContent = actor.value || section.value ? `${shown} ${shown === 1 ? "row" : "rows"} shown` : "";
  };
  const mark = () => {
    for (const one of document.querySelectorAll(".article .now")) one.classList.remove("now");
    const id = decodeURIComponent(location.hash).replace(/^#at-/, "");
    if (location.hash.startsWith("#at-")) for (const one of document.querySelectorAll(".article [data-ids]")) if (one.dataset.ids.split(" ").includes(id)) one.classList.add("now");
  };
  section.onchange = actor.onchange = choose;
  bar.querySelector("button").onclick = () => { section.value = actor.value = ""; choose(); };
  addEventListener("hashchange", mark);
  bar.hidden = false;
  mark();
})();
