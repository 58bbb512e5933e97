// A border between two surfaces that is moved with the mouse or the arrow keys. The browser keeps where it was put.
const LEAST = 20, MOST = 80, STEP = 4;

function render({ model, el }) {
  const name = model.get("name"), upright = model.get("upright"), kept = `workbook-split-${name}`;
  el.classList.add("workbook-split", upright ? "upright" : "level");
  el.tabIndex = 0;
  el.dataset.lmSuppressShortcuts = "true";
  for (const [key, value] of Object.entries({ role: "separator", "aria-orientation": upright ? "vertical" : "horizontal", "aria-label": model.get("label"), "aria-valuemin": LEAST, "aria-valuemax": MOST }))
    el.setAttribute(key, value);
  el.title = `${model.get("label")}: drag, or use the arrow keys; double click for the usual place`;

  const usual = model.get("usual");
  const remember = (share) => { try { share === null ? localStorage.removeItem(kept) : localStorage.setItem(kept, share); } catch { /* a browser that keeps nothing */ } };
  const remembered = () => { try { return Number(localStorage.getItem(kept)) || 0; } catch { return 0; } };
  const now = () => Number(el.getAttribute("aria-valuenow"));
  // All borders of that name stand at the same place: each view has one.
  const show = (share) => {
    const root = around(el);
    if (share === null) root.style.removeProperty(`--wb-split-${name}`);
    else root.style.setProperty(`--wb-split-${name}`, `${share}%`);
    for (const one of [el, ...root.querySelectorAll(`.workbook-split.${upright ? "upright" : "level"}`)]) one.setAttribute("aria-valuenow", share ?? usual);
  };
  const put = (share) => {
    const bounded = share === null ? null : Math.round(10 * Math.min(MOST, Math.max(LEAST, share))) / 10;
    show(bounded);
    remember(bounded);
  };
  // The place of the pointer => the share of the surface before the border, in per cent of both.
  const share = (event) => {
    const before = el.previousElementSibling.getBoundingClientRect(), both = el.parentElement.getBoundingClientRect();
    return 100 * (upright ? (event.clientX - before.left) / both.width : (event.clientY - before.top) / both.height);
  };
  el.addEventListener("pointerdown", (event) => { el.setPointerCapture(event.pointerId); event.preventDefault(); el.focus({ preventScroll: true }); });
  el.addEventListener("pointermove", (event) => { if (el.hasPointerCapture(event.pointerId)) put(share(event)); });
  el.addEventListener("dblclick", () => put(null));
  const MOVES = { ArrowLeft: -STEP, ArrowUp: -STEP, ArrowRight: STEP, ArrowDown: STEP, Home: -100, End: 100 };
  el.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || !(event.key in MOVES || event.key === "Enter")) return;
    put(event.key === "Enter" ? null : now() + MOVES[event.key]);
    event.preventDefault();
    event.stopPropagation();
  });
  let waiting = 0;
  const begin = () => { if (el.isConnected) show(remembered() || null); else waiting = setTimeout(begin, 20); };
  el.setAttribute("aria-valuenow", usual);
  begin();
  return () => clearTimeout(waiting);
}
export default { render };
