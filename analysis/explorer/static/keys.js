// What all surfaces share: the keys, and moving the focus between them. This text stands in front of each surface's own.
const FIRST = { e: ".workbook-form .group-row input, .workbook-form .group-row select", "/": ".workbook-search input" };
const TOLD = "arnuy?12345";

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
  if (FIRST[key]) return go(el, FIRST[key]);
  if (!TOLD.includes(key)) return false;
  model.send({ key });
  return true;
}

// Jupyter's own one-letter commands would cut and add cells: they stay away from here.
function listen(el, model, own) {
  el.dataset.lmSuppressShortcuts = "true";
  el.addEventListener("keydown", (event) => {
    if (own(event) || press(event, model, el)) event.preventDefault();
    event.stopPropagation();
  });
}

// Bring a node into the middle of its own scroller; the page around it stays where it is.
function reveal(node, scroller) {
  const box = node.getBoundingClientRect(), frame = scroller.getBoundingClientRect();
  if (box.top < frame.top + 8 || box.bottom > frame.bottom - 8)
    scroller.scrollTop += box.top - frame.top - Math.max(8, (frame.height - box.height) / 3);
}
