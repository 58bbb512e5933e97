// A chart whose marks lead to their rows: an SVG drawn by the workbook, its marks found by their row's id.
const SMALLEST = 1.125, PIXELS = 4 / 3; // of the size it was drawn for, so that its letters of 8 points are 12 pixels high; pixels of a point
const ROWS = /^[a-z]\d+( [a-z]\d+)*$/;

function clean(markup) {
  const svg = new DOMParser().parseFromString(markup, "image/svg+xml").documentElement;
  for (const one of svg.querySelectorAll("script, foreignObject, style, metadata")) one.remove();
  for (const one of [svg, ...svg.querySelectorAll("*")])
    for (const { name, value } of [...one.attributes])
      if (/^on/i.test(name) || (/href$/i.test(name) && !value.startsWith("#"))) one.removeAttribute(name);
  return svg;
}

function render({ model, el }) {
  el.classList.add("workbook-chart");
  const host = document.createElement("div");
  el.append(host);
  const shadow = host.attachShadow({ mode: "open" }); // ids and styles of one drawing stay away from those of others
  const style = document.createElement("style");
  style.textContent = `
    svg { display: block; width: 100%; max-width: var(--widest, 44rem); height: auto; }
    * { stroke-linejoin: round; stroke-linecap: butt; }
    text { font-family: "DejaVu Sans", Verdana, sans-serif !important; }
    .mark { cursor: pointer; outline: none; }
    .mark:hover { opacity: .75; }
    .mark.selected :not(text), .mark.selected use { stroke: #1a1a1a !important; stroke-width: 2.4 !important; }
    .mark.selected text { text-decoration: underline; }
    .mark:focus-visible { outline: 3px solid #d55e00; outline-offset: 2px; }`;
  let marks = [];

  const ids = (mark) => mark.id.split(" ");
  const draw = () => {
    const markup = model.get("svg");
    host.hidden = !markup;
    if (!markup) { marks = []; shadow.replaceChildren(); return; }
    const svg = clean(markup), labels = model.get("labels");
    svg.setAttribute("role", "group");
    svg.setAttribute("aria-label", model.get("alt"));
    marks = [...svg.querySelectorAll("g[id]")].filter((one) => ROWS.test(one.id));
    for (const [at, mark] of marks.entries()) {
      const also = ids(mark).length - 1, name = labels[ids(mark)[0]] || mark.id;
      mark.classList.add("mark");
      mark.setAttribute("role", "button");
      mark.setAttribute("tabindex", at ? "-1" : "0");
      mark.setAttribute("aria-label", also ? `${name} and ${also} more` : name);
    }
    const focused = shadow.activeElement;
    shadow.replaceChildren(style, svg);
    fitHeight();
    show();
    if (focused && marks.length) (marks.find((one) => one.classList.contains("selected")) || marks[0]).focus({ preventScroll: true });
  };
  // A chart that is too high for its frame is made smaller, as far as its letters can be read; what is still too high is scrolled.
  const fitHeight = () => {
    const svg = shadow.querySelector("svg");
    if (!svg) return;
    const least = svg.viewBox.baseVal.width * PIXELS * SMALLEST;
    svg.style.minWidth = `${least}px`;
    svg.style.width = "";
    const room = host.clientHeight - 4, { width, height } = svg.getBoundingClientRect(), fitting = (width * room) / height;
    if (room > 0 && height > room) svg.style.width = `${Math.floor(Math.max(fitting, least))}px`;
  };
  const watch = new ResizeObserver(fitHeight);
  watch.observe(host);
  const show = () => {
    for (const mark of marks) mark.classList.toggle("selected", ids(mark).includes(selected.id));
    const now = marks.find((mark) => mark.classList.contains("selected"));
    if (now) reveal(now, host);
  };
  const selected = selection(model, el, (id) => marks.some((mark) => ids(mark).includes(id)), show);
  // A mark of several rows leads to the first, and pressed again to the next.
  const pick = (mark) => {
    const all = ids(mark);
    selected.choose(all[(all.indexOf(selected.id) + 1) % all.length]);
  };
  const focus = (mark) => {
    for (const one of marks) one.setAttribute("tabindex", one === mark ? "0" : "-1");
    mark.focus({ preventScroll: true });
    reveal(mark, host);
  };
  shadow.addEventListener("click", (event) => {
    const mark = event.target.closest(".mark");
    if (mark) { pick(mark); focus(mark); }
  });
  const STEPS = { ArrowRight: 1, ArrowDown: 1, ArrowLeft: -1, ArrowUp: -1 };
  listen(el, model, (event) => {
    const at = marks.indexOf(shadow.activeElement);
    if (at < 0) return false;
    if (STEPS[event.key]) { focus(marks[Math.max(0, Math.min(marks.length - 1, at + STEPS[event.key]))]); return true; }
    if (event.key === "Enter" || event.key === " ") { pick(marks[at]); return true; }
    return false;
  });
  model.on("change:svg", draw);
  draw();
  return () => { watch.disconnect(); selected.stop(); };
}
export default { render };
