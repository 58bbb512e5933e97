// What all surfaces share: the keys, and moving the focus between them. This text stands in front of each surface's own.
const FIRST = {
  e: ".workbook-form .group-row input, .workbook-form .group-row select", "/": ".workbook-search input", f: ".workbook-pane .find input",
  m: ".workbook-form .group-note input",
};
const STACKED = 608; // pixels of the explorer under which surfaces.css puts the table below the article: 38rem
const TOLD = "arnuyo?0123456789";

// A list as Python last sent it whole, with what has changed since.
function items(model, name) {
  const changed = model.get("changed");
  return model.get(name).map((one) => changed[Array.isArray(one) ? one[0] : one.id] || one);
}

function seen(one) { return one.getClientRects().length > 0; }

function around(el) { return el.closest(".workbook-explorer") || el; }

function go(el, where) {
  const found = [...around(el).querySelectorAll(where)].find(seen);
  if (found) found.focus();
  return Boolean(found);
}

// A key pressed on a surface (and not in one of its fields): true where it meant something.
function press(event, model, el) {
  const typing = event.target.matches("input:not([type=checkbox]), select, textarea");
  const whole = event.ctrlKey || event.metaKey;
  let key = event.key.length === 1 ? event.key.toLowerCase() : event.key;
  if (whole && key === "z") key = event.shiftKey ? "y" : "u";
  else if (whole || event.altKey || typing) return false;
  if (key === "c") { const copy = [...around(el).querySelectorAll(".workbook-copy button")].find(seen); if (copy) copy.click(); return Boolean(copy); }
  if (FIRST[key]) return go(el, FIRST[key]);
  if (!TOLD.includes(key)) return false;
  model.send({ key });
  return true;
}

// The row that is selected on a surface. A click marks it there and on the other surfaces that hold it at once, and tells the kernel,
// which brings what they do not hold: the form, another tab. It is told by a message and not by saving the trait: that may wait until
// an earlier one was taken, and come after a key that was pressed later. holds: whether a row stands on this surface; mark: shows it.
function selection(model, el, holds, mark) {
  let now = model.get("selected");
  const take = (id) => { now = id; mark(); };
  const follow = () => { if (model.get("selected") !== now) take(model.get("selected")); };
  const hear = ({ detail }) => {
    if (detail.from === el || detail.root !== around(el) || !seen(el)) return;
    const id = detail.ids.find(holds);
    if (id && id !== now) take(id);
  };
  document.addEventListener("workbook-selected", hear);
  model.on("change:selected", follow);
  return {
    get id() { return now; },
    choose(id, ids = [id]) {
      model.send({ select: id });
      take(id);
      document.dispatchEvent(new CustomEvent("workbook-selected", { detail: { ids, from: el, root: around(el) } }));
    },
    stop() { document.removeEventListener("workbook-selected", hear); model.off("change:selected", follow); },
  };
}

// Jupyter's own one-letter commands would cut and add cells: they stay away from here.
function listen(el, model, own) {
  el.dataset.lmSuppressShortcuts = "true";
  el.addEventListener("keydown", (event) => {
    if (own(event) || press(event, model, el)) event.preventDefault();
    event.stopPropagation();
  });
}

// Bring a node into the middle of its own scroller, its first line at least; the page around it stays where it is. head: pixels
// at the top of the scroller that a fixed heading covers.
function reveal(node, scroller, head = 0) {
  const box = node.getBoundingClientRect(), frame = scroller.getBoundingClientRect(), top = frame.top + head, height = frame.height - head;
  if (box.top < top + 2 || box.bottom > frame.bottom - 8)
    scroller.scrollTop += box.top - top - Math.max(2, (height - box.height) / 3);
}

// The explorer is as high as what can be seen of the page around it, and follows when that changes. A view is made before it
// stands in the page, so this waits until it does.
function fit(el) {
  let stop = () => {}, waiting = 0;
  const begin = () => {
    if (!el.isConnected) { waiting = setTimeout(begin, 20); return; }
    const root = el.closest(".workbook-explorer");
    if (root) stop = follow(root);
  };
  begin();
  return () => { clearTimeout(waiting); stop(); };
}

function follow(root) {
  const outer = root.closest(".jp-WindowedPanel-outer") || root.closest(".jp-NotebookPanel-notebook");
  // Where the table stands below the article, both need some room: the page around them is scrolled there.
  const least = () => (root.clientWidth < STACKED ? 540 : 340);
  const set = () => root.style.setProperty("--wb-height", `${Math.max(least(), (outer ? outer.clientHeight : innerHeight) - 26)}px`);
  const watch = new ResizeObserver(set);
  watch.observe(outer || document.documentElement);
  addEventListener("resize", set);
  set();
  const cell = root.closest(".jp-Cell"), last = cell && !cell.nextElementSibling?.classList.contains("jp-Cell");
  if (last || !outer) for (const pause of [60, 500]) setTimeout(() => root.scrollIntoView({ block: "start" }), pause);
  return () => { watch.disconnect(); removeEventListener("resize", set); };
}
