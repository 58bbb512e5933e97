// A checked draft on one side, the source on the other. Offsets are code points; text only ever becomes text nodes.
const KEYS = "Keys: n next, p back, f fine, u take back";

function made(name, attributes, ...children) {
  const one = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) one.setAttribute(key, value);
  one.append(...children);
  return one;
}

function render({ model, el }) {
  el.classList.add("workbook-draft");
  const draft = made("div", { class: "page", tabindex: "0", role: "document", "aria-label": "The draft. n and p step through its findings." });
  const name = made("p", { class: "source-name" }), source = made("div", { class: "source", role: "document", tabindex: "0", "aria-label": "The source" });
  const why = made("p", { class: "why", role: "status" });
  const reason = made("input", { type: "text", placeholder: "Why is it fine?", "aria-label": "Why is it fine?", maxlength: "300" });
  const buttons = [["p", "◀ Back"], ["n", "Next ▶"], ["fine", "Mark as fine"], ["u", "Take back"]].map(([act, label]) => {
    const button = made("button", { type: "button" }, label);
    button.onclick = () => act === "n" || act === "p" ? step(act === "n" ? 1 : -1) : tell(act);
    return button;
  });
  const open = made("input", { type: "checkbox" });
  open.checked = true;
  const bar = made("div", { class: "bar" }, ...buttons.slice(0, 2), made("label", {}, open, "only what is open"), reason, ...buttons.slice(2), made("span", { class: "keys" }, KEYS));
  el.append(bar, made("div", { class: "panes" }, draft, made("div", { class: "beside" }, why, name, source)));

  const findings = () => model.get("findings");
  const chosen = () => findings().find((one) => one.id === model.get("selected"));
  const isOpen = (one) => one.open;
  const listed = () => findings().filter((one) => !open.checked || isOpen(one));

  function tell(act) {
    if (!model.get("selected")) return;
    model.send({ act, reason: reason.value, on: model.get("selected") });
    if (act === "fine" && reason.value.trim()) reason.value = "";
  }

  // ------------------------------------------------------------------------------------------------------- the draft
  // Every piece stands under the findings that cover it; the gravest, which comes first in `findings` order of weight, gives its look.
  function drawDraft() {
    const letters = Array.from(model.get("text")), rows = findings();
    const borders = [...new Set([0, letters.length, ...rows.flatMap((one) => [one.start, one.end])])].sort((a, b) => a - b);
    const byStart = [...rows].sort((a, b) => a.start - b.start);
    const nodes = [];
    let over = [], next = 0;
    for (let at = 0; at + 1 < borders.length; at++) {
      const [start, end] = [borders[at], borders[at + 1]];
      over = over.filter((one) => one.end > start);
      while (next < byStart.length && byStart[next].start <= start) over.push(byStart[next++]);
      const text = letters.slice(start, end).join("");
      if (!over.length) { nodes.push(document.createTextNode(text)); continue; }
      const worst = over.reduce((one, other) => other.weight > one.weight || (other.weight === one.weight && other.end - other.start < one.end - one.start) ? other : one);
      const mark = made("mark", { class: worst.verdict.replace(" ", "-") + (worst.fine ? " fine" : ""), "data-id": worst.id, "data-over": over.map((one) => one.id).join(" ") }, text);
      if (end === worst.end) mark.append(made("sup", { "aria-label": worst.verdict }, worst.fine ? "✓" : worst.sign));
      mark.onclick = () => select(worst.id);
      nodes.push(mark);
    }
    draft.replaceChildren(...nodes);
    point();
  }

  function point() {
    const id = model.get("selected");
    let first = null;
    for (const mark of draft.querySelectorAll("mark")) {
      const on = mark.dataset.over.split(" ").includes(id);
      mark.classList.toggle("selected", on);
      first = first || (on ? mark : null);
    }
    if (first) reveal(first, draft);
    const one = chosen();
    why.replaceChildren(...(one ? [made("strong", {}, one.sign + " " + one.kind + ": " + one.verdict + ". "), one.explanation, ...(one.difference ? [made("em", {}, " " + one.difference)] : [])] : [model.get("summary")]));
  }

  function drawSource() {
    const told = model.get("source"), letters = Array.from(told.text || "");
    name.textContent = told.name || "";
    if (!(told.end > told.start)) { source.replaceChildren(told.text || ""); return; }
    const mark = made("mark", { class: "selected" }, letters.slice(told.start, told.end).join(""));
    source.replaceChildren(letters.slice(0, told.start).join(""), mark, letters.slice(told.end).join(""));
    reveal(mark, source);
  }

  // ------------------------------------------------------------------------------------------------------- stepping
  function select(id) { model.set("selected", id); model.save_changes(); }

  function step(by) {
    const rows = listed(), now = chosen();
    if (!rows.length) return;
    const at = rows.findIndex((one) => one.id === model.get("selected"));
    const near = now ? rows.findIndex((one) => one.start > now.start) : 0;
    const to = at >= 0 ? at + by : by > 0 ? near : (near < 0 ? rows.length : near) - 1;
    select(rows[(to + rows.length) % rows.length].id);
  }

  function own(event) {
    if (event.ctrlKey || event.metaKey || event.altKey) return false;
    if (event.target === reason) {
      if (event.key === "Enter") { tell("fine"); draft.focus(); return true; }
      if (event.key === "Escape") { draft.focus(); return true; }
      return false;
    }
    const key = event.key.toLowerCase();
    if (["n", "arrowright"].includes(key)) step(1);
    else if (["p", "arrowleft"].includes(key)) step(-1);
    else if (key === "f") reason.focus();
    else if (key === "u") tell("u");
    else return false;
    return true;
  }

  listen(el, model, own);
  // Before a draft was checked there is nothing to look at; then all of it is brought onto the screen.
  const front = () => {
    el.classList.toggle("waiting", !model.get("text"));
    if (model.get("text")) (el.closest(".workbook-draft-desk") || el).scrollIntoView({ block: "start" });
  };
  model.on("change:text", front);
  model.on("change:text change:findings", drawDraft);
  model.on("change:selected", point);
  model.on("change:source", drawSource);
  model.on("change:summary", point);
  el.classList.toggle("waiting", !model.get("text"));
  drawDraft();
  drawSource();
}

export default { render };
