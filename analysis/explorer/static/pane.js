// The article with its highlights. Offsets are code points; article text only ever becomes text nodes.
function render({ model, el }) {
  el.classList.add("workbook-pane");
  const tools = document.createElement("div");
  tools.className = "layers";
  tools.setAttribute("role", "group");
  tools.setAttribute("aria-label", "Highlights shown");
  const page = document.createElement("div");
  page.className = "page";
  page.setAttribute("role", "document");
  page.setAttribute("aria-label", "The article");
  el.append(tools, page);

  const NAMES = ["actors", "quotes", "figures", "dates"];
  for (const name of NAMES) {
    const label = document.createElement("label");
    const box = document.createElement("input");
    box.type = "checkbox";
    box.checked = model.get("layers").includes(name);
    box.onchange = () => {
      const now = new Set(model.get("layers"));
      box.checked ? now.add(name) : now.delete(name);
      model.set("layers", NAMES.filter((one) => now.has(one)));
      model.save_changes();
      draw();
    };
    const shown = document.createElement("span");
    shown.className = "layer-" + name;
    shown.textContent = name;
    label.append(box, shown);
    tools.append(label);
  }
  const select = (id) => { model.set("selected", id); model.save_changes(); };
  const mark = () => {
    const id = model.get("selected");
    for (const one of page.querySelectorAll("[data-id]")) one.classList.toggle("selected", one.dataset.id.split(" ").includes(id));
    const first = page.querySelector(".selected");
    if (first) first.scrollIntoView({ block: "nearest" });
  };
  // Cut the text at every edge, so that highlights may overlap: each piece knows all spans over it.
  const draw = () => {
    const points = Array.from(model.get("text")), layers = model.get("layers");
    const spans = model.get("spans").filter((one) => layers.includes(one.layer));
    const edges = [...new Set([0, points.length, ...spans.flatMap((one) => [one.start, one.end])])].sort((a, b) => a - b);
    const starting = new Map();
    for (const one of spans) starting.set(one.start, [...(starting.get(one.start) || []), one]);
    let open = [];
    const pieces = [];
    for (let at = 0; at + 1 < edges.length; at++) {
      open = open.filter((one) => one.end > edges[at]).concat(starting.get(edges[at]) || []);
      pieces.push(piece(points.slice(edges[at], edges[at + 1]).join(""), open));
    }
    page.replaceChildren(...pieces);
    mark();
  };
  const piece = (text, open) => {
    if (!open.length) return document.createTextNode(text);
    const inner = open.reduce((a, b) => (b.end - b.start < a.end - a.start ? b : a));
    const node = document.createElement("span");
    node.textContent = text;
    node.dataset.id = open.map((one) => one.id).join(" ");
    node.className = open.map((one) => "layer-" + one.layer).join(" ");
    node.tabIndex = -1;
    node.title = inner.told;
    node.setAttribute("role", "button");
    node.setAttribute("aria-label", `${text}: ${inner.told}`);
    node.onclick = () => { select(inner.id); node.focus(); };
    return node;
  };
  page.tabIndex = 0;
  page.onkeydown = (event) => {
    const all = [...page.querySelectorAll("[data-id]")];
    const now = all.indexOf(document.activeElement);
    const step = event.key === "ArrowRight" || event.key === "ArrowDown" ? 1 : event.key === "ArrowLeft" || event.key === "ArrowUp" ? -1 : 0;
    if (step && all.length) {
      const next = all[Math.max(0, Math.min(all.length - 1, now < 0 ? 0 : now + step))];
      next.focus();
      next.click();
      event.preventDefault();
    }
    event.stopPropagation();
  };
  model.on("change:text", draw);
  model.on("change:spans", draw);
  model.on("change:selected", mark);
  draw();
}
export default { render };
