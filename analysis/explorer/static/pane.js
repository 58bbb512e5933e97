// The article with its highlights. Offsets are code points; article text only ever becomes text nodes.

function element(name, attributes, ...children) {
  const made = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, value);
  made.append(...children);
  return made;
}

// After anything that is pressed or chosen in the explorer the kernel is asked for a sign of life, which it gives once it has
// done what came before. Where that takes longer than BUSY_AFTER milliseconds, the explorer says that it is working.
const BUSY_AFTER = 150;
function watchKernel(model, el) {
  let root = null, waiting = false, more = false, timer = 0;
  const ask = () => {
    if (waiting) { more = true; return; }
    [waiting, more] = [true, false];
    timer = setTimeout(() => busy(true), BUSY_AFTER);
    model.send({ ping: true });
  };
  const busy = (on) => { root.classList.toggle("is-busy", on); root.setAttribute("aria-busy", String(on)); };
  const later = () => setTimeout(ask);
  const answered = (message) => {
    if (message.pong === undefined) return;
    waiting = false;
    clearTimeout(timer);
    busy(false);
    if (more) ask();
  };
  let start = 0;
  const begin = () => {
    root = el.closest(".workbook-explorer");
    if (root === null) start = setTimeout(begin, 250); // it does not stand in the page yet
    for (const kind of root ? ["click", "change", "keydown"] : []) root.addEventListener(kind, later, true);
  };
  start = setTimeout(begin, 250);
  model.on("msg:custom", answered);
  return () => { clearTimeout(start); clearTimeout(timer); model.off("msg:custom", answered); for (const kind of root ? ["click", "change", "keydown"] : []) root.removeEventListener(kind, later, true); };
}

function render({ model, el }) {
  el.classList.add("workbook-pane");
  const tools = element("div", { class: "layers", role: "group", "aria-label": "Highlights shown" });
  const page = element("div", { class: "page", tabindex: "0", role: "document", "aria-label": "The article. Arrow keys step through its highlights." });
  const tell = element("p", { class: "tell", role: "status" });
  el.append(tools, page, tell);
  const unfit = fit(el), unwatch = watchKernel(model, el);

  let heads = [], blocks = [], pieces = new Map(), starts = new WeakMap(), order = [], spanOf = new Map();

  // ------------------------------------------------------------------------------------------------------- layers
  const ONE = model.get("nouns"), NAMES = Object.keys(ONE);
  const layers = () => model.get("layers");
  for (const name of NAMES) {
    const box = element("input", { type: "checkbox" });
    box.checked = layers().includes(name);
    box.onchange = () => {
      const now = new Set(layers());
      box.checked ? now.add(name) : now.delete(name);
      model.set("layers", NAMES.filter((one) => now.has(one)));
      model.save_changes();
      show();
    };
    tools.append(element("label", { class: "show-" + name }, box, element("span", { class: "layer-" + name }, name)));
  }
  const numbers = element("input", { type: "checkbox" });
  numbers.onchange = () => page.classList.toggle("numbered", numbers.checked);
  numbers.setAttribute("aria-label", "Sentence numbers");
  tools.append(element("label", { title: "Number the sentences" }, numbers, "[1]"));
  const show = () => {
    for (const name of NAMES) page.classList.toggle("show-" + name, layers().includes(name));
    order = [...spanOf.values()].filter((one) => layers().includes(one[3])).sort((a, b) => a[1] - b[1] || b[2] - a[2]);
  };

  // ------------------------------------------------------------------------------------------------------- drawing
  // A block a line of the article; only blocks whose highlights changed are drawn again.
  const draw = () => {
    heads = model.get("sentences");
    const lines = model.get("text").split("\n"), spans = items(model, "spans").sort((a, b) => a[1] - b[1]);
    spanOf = new Map(spans.map((one) => [one[0], one]));
    const old = blocks;
    blocks = [];
    let at = 0, next = 0, open = [], head = 0;
    for (const [number, line] of lines.entries()) {
      const end = at + Array.from(line).length;
      open = open.filter((one) => one[2] > at);
      while (next < spans.length && spans[next][1] < Math.max(end, at + 1)) open.push(spans[next++]);
      const begin = head;
      while (head < heads.length && heads[head] < Math.max(end, at + 1)) head++;
      const key = at + line + JSON.stringify(open);
      blocks.push(old[number] && old[number].key === key ? old[number] : block(key, line, at, end, open, begin, head));
      at = end + 1;
    }
    const nodes = blocks.map((one) => one.node), focused = page.contains(document.activeElement);
    if (old.length !== blocks.length) page.replaceChildren(...nodes);
    else nodes.forEach((node, number) => node !== old[number].node && old[number].node.replaceWith(node));
    index();
    show();
    if (focused) page.focus({ preventScroll: true });
    mark();
  };
  // Cut the line at every edge, so that highlights may overlap: each piece knows all spans over it.
  const block = (key, line, from, to, spans, begin, close) => {
    const points = Array.from(line), inside = (at) => Math.min(to, Math.max(from, at));
    const edges = [...new Set([from, to, ...heads.slice(begin, close).map(inside), ...spans.flatMap((one) => [inside(one[1]), inside(one[2])])])].sort((a, b) => a - b);
    const node = element("div", { class: "line" });
    for (let at = 0; at + 1 < edges.length; at++) {
      const [start, end] = [edges[at], edges[at + 1]];
      const number = heads.indexOf(start, begin);
      if (number >= 0 && number < close) node.append(element("span", { class: "sentence", "data-number": number + 1 }));
      const text = document.createTextNode(points.slice(start - from, end - from).join(""));
      starts.set(text, start);
      const over = spans.filter((one) => one[1] <= start && one[2] >= end);
      node.append(over.length ? piece(text, over, end) : text);
    }
    if (!line) node.append(document.createElement("br"));
    return { key, node, spans, redraw: (now) => block("", line, from, to, now, begin, close) };
  };
  // Lines with highlights that a correction changed, and no others.
  const patch = () => {
    const now = new Map(items(model, "spans").map((one) => [one[0], one]));
    const isNew = (one) => now.get(one[0]) !== one, focused = page.contains(document.activeElement);
    const gone = new Set(), come = [];
    blocks = blocks.map((old) => {
      if (!old.spans.some(isNew)) return old;
      const made = old.redraw(old.spans.map((one) => now.get(one[0])));
      for (const node of old.node.querySelectorAll("[data-id]")) gone.add(node);
      come.push(...made.node.querySelectorAll("[data-id]"));
      old.node.replaceWith(made.node);
      return made;
    });
    reindex(gone, come, spanOf, now);
    spanOf = now;
    if (focused) page.focus({ preventScroll: true });
    mark();
  };
  const piece = (text, over, end) => {
    const inner = over.reduce((a, b) => (b[2] - b[1] < a[2] - a[1] ? b : a));
    const node = element("span", { tabindex: "-1", "data-id": over.map((one) => one[0]).join(" ") }, text);
    if (text.data.trim()) node.setAttribute("role", "button");
    node.className = over.map((one) => `layer-${one[3]} is-${one[5]}`).join(" ");
    const closing = over.find((one) => one[2] === end && one[5] !== "unchecked");
    if (closing) node.classList.add("ends-" + closing[3], "sign-" + closing[5]);
    node.setAttribute("aria-description", over.map((one) => `${one[6] || ONE[one[3]]}, ${one[5] === "unchecked" ? "not checked" : one[5]}`).join("; "));
    node.inner = inner[0];
    return node;
  };
  // The same for a few pieces that were replaced, in the order of the text; was, is: spans by id before and now.
  const reindex = (gone, come, was, is) => {
    const names = (node, spans) => node.dataset.id.split(" ").flatMap((id) => [id, spans.get(id)?.[4]]).filter(Boolean);
    const touched = new Set([...[...gone].flatMap((node) => names(node, was)), ...come.flatMap((node) => names(node, is))]);
    for (const id of touched) pieces.set(id, (pieces.get(id) || []).filter((node) => !gone.has(node)));
    for (const node of come) for (const id of new Set(names(node, is))) pieces.get(id).push(node);
    for (const id of touched) {
      const nodes = pieces.get(id).sort((a, b) => (a.compareDocumentPosition(b) & Node.DOCUMENT_POSITION_FOLLOWING ? -1 : 1));
      if (nodes.length) pieces.set(id, nodes); else pieces.delete(id);
    }
  };
  const index = () => {
    pieces = new Map();
    const put = (id, node) => (pieces.get(id) || pieces.set(id, []).get(id)).push(node);
    for (const node of page.querySelectorAll("[data-id]"))
      for (const id of node.dataset.id.split(" ")) {
        put(id, node);
        if (spanOf.get(id)?.[4]) put(spanOf.get(id)[4], node);
      }
  };
  // The piece's highlight that is shown: the innermost of the layers that are on.
  const shownOf = (node) => {
    const over = node.dataset.id.split(" ").map((id) => spanOf.get(id)).filter((one) => one && layers().includes(one[3]));
    return over.length ? over.reduce((a, b) => (b[2] - b[1] < a[2] - a[1] ? b : a))[0] : null;
  };

  // ------------------------------------------------------------------------------------------------------- selecting
  let marked = [];
  const mark = () => {
    for (const node of marked) node.classList.remove("selected");
    marked = pieces.get(selected.id) || [];
    for (const node of marked) node.classList.add("selected");
    if (marked.length && !marked.includes(document.activeElement)) {
      if (page.contains(document.activeElement)) marked[0].focus({ preventScroll: true });
      reveal(marked[0], page);
    }
    ask(selected.id);
  };
  const selected = selection(model, el, (id) => pieces.has(id), mark);
  const select = (id) => selected.choose(id, [id, spanOf.get(id)?.[4]].filter(Boolean)); // a mention's row is that of its actor
  const ask = (id) => { if (id) model.send({ ask: id }); else tell.textContent = model.get("text") ? "Click a highlight, or step through them with the arrow keys." : model.get("empty"); };
  model.on("msg:custom", (message) => { if (message.told !== undefined) tell.textContent = message.told; });
  const step = (by) => {
    const now = order.findIndex((one) => one[0] === selected.id);
    const next = order[Math.max(0, Math.min(order.length - 1, now < 0 ? 0 : now + by))];
    if (!next) return;
    select(next[0]);
    (pieces.get(next[0]) || [page])[0].focus({ preventScroll: true });
    if (marked.length) reveal(marked[0], page);
  };
  page.addEventListener("click", (event) => {
    const node = event.target.closest("[data-id]"), id = node && shownOf(node);
    if (id && getSelection().isCollapsed) { select(id); node.focus({ preventScroll: true }); }
  });
  let hovered = "";
  page.addEventListener("mouseover", (event) => {
    const node = event.target.closest("[data-id]"), id = (node && shownOf(node)) || "";
    if (id === hovered) return;
    ask((hovered = id) || selected.id);
    over(id ? node : null);
  });
  page.addEventListener("mouseleave", () => { hovered = ""; over(null); ask(selected.id); });
  // In the explorer the reason lies over the article while the mouse is on a highlight, and never over that highlight.
  const over = (node) => {
    tell.classList.toggle("over", Boolean(node));
    if (node) tell.classList.toggle("up", node.getBoundingClientRect().bottom > page.getBoundingClientRect().top + page.clientHeight * 0.6);
  };

  // ------------------------------------------------------------------------------------------------ search in the text
  const wanted = element("input", { type: "search", placeholder: "Find in text", "aria-label": "Find in text", title: "Find in text (f)" });
  const count = element("output", { role: "status" });
  const step_button = (label, sign, by) => { const one = element("button", { type: "button", "aria-label": label, title: label }, sign); one.onclick = () => turn(by); return one; };
  let hits = [], hit = -1;
  const paint = () => {
    if (!globalThis.CSS || !CSS.highlights) return;
    CSS.highlights.set("workbook-found", new Highlight(...hits.filter((_, at) => at !== hit)));
    CSS.highlights.set("workbook-found-now", new Highlight(...hits.slice(Math.max(0, hit), hit + 1)));
  };
  // Ranges of the searched words in the lines, which may run over the edges of highlights.
  const search = () => {
    const words = wanted.value.toLowerCase().trim();
    hits = [];
    hit = -1;
    for (const { node } of words ? blocks : []) {
      const walker = document.createTreeWalker(node, NodeFilter.SHOW_TEXT), nodes = [];
      let line = "";
      for (let text = walker.nextNode(); text; text = walker.nextNode()) { nodes.push([line.length, text]); line += text.data; }
      const low = line.toLowerCase();
      if (low.length !== line.length) continue;
      for (let at = low.indexOf(words); at >= 0 && hits.length < 5000; at = low.indexOf(words, at + words.length)) {
        const of = (place) => nodes.findLast(([start]) => start <= place), [first, last] = [of(at), of(at + words.length - 1)];
        const range = document.createRange();
        range.setStart(first[1], at - first[0]);
        range.setEnd(last[1], at + words.length - last[0]);
        hits.push(range);
      }
    }
    if (hits.length) turn(1); else { count.textContent = words ? "none" : ""; paint(); }
  };
  const turn = (by) => {
    if (!hits.length) return;
    hit = (hit + by + hits.length) % hits.length;
    count.textContent = `${hit + 1} of ${hits.length}`;
    paint();
    reveal(hits[hit], page);
  };
  wanted.oninput = search;
  wanted.onkeydown = (event) => { if (event.key === "Enter") { turn(event.shiftKey ? -1 : 1); event.preventDefault(); } };
  tools.append(element("span", { class: "find" }, wanted, step_button("Previous", "↑", -1), step_button("Next", "↓", 1), count));

  // ------------------------------------------------------------------------------------------- words marked by the reader
  const offset = (node, at) => {
    if (node.nodeType === Node.TEXT_NODE && starts.has(node)) return starts.get(node) + Array.from(node.data.slice(0, at)).length;
    const walker = document.createTreeWalker(page, NodeFilter.SHOW_TEXT);
    const inside = node.childNodes[at] || null;
    for (let text = walker.nextNode(); text; text = walker.nextNode())
      if (inside ? inside === text || inside.contains(text) || inside.compareDocumentPosition(text) & Node.DOCUMENT_POSITION_FOLLOWING : node.compareDocumentPosition(text) & Node.DOCUMENT_POSITION_FOLLOWING && !node.contains(text))
        return starts.get(text);
    return Array.from(model.get("text")).length;
  };
  const chosen = () => {
    const now = getSelection();
    if (!now.rangeCount || now.isCollapsed || !page.contains(now.anchorNode) || !page.contains(now.focusNode)) return;
    const range = now.getRangeAt(0);
    model.set("place", [offset(range.startContainer, range.startOffset), offset(range.endContainer, range.endOffset)]);
    model.save_changes();
  };
  page.addEventListener("mouseup", () => setTimeout(chosen));
  page.addEventListener("keyup", (event) => { if (event.shiftKey) chosen(); });

  const STEPS = { ArrowRight: 1, ArrowDown: 1, ArrowLeft: -1, ArrowUp: -1 };
  listen(el, model, (event) => {
    if (!page.contains(event.target) || event.shiftKey) return false;
    if (STEPS[event.key]) { step(STEPS[event.key]); return true; }
    if (event.key === "Enter") return go(el, "tr[aria-selected=true]");
    return false;
  });
  // Escape in the fields of the explorer, or on a page in place of the article, leads back to the article.
  const home = (event) => {
    const outside = event.target === document.body;
    if (!outside && !around(el).contains(event.target)) return;
    const open = [...around(el).querySelectorAll(".workbook-panel")].some(seen);
    if (open && (event.key === "Escape" || (outside && event.key === "?"))) model.send({ key: "0" });
    else if (event.key === "Escape" && !outside) (marked[0] || page).focus({ preventScroll: true });
  };
  document.addEventListener("keydown", home);
  // How long it takes until a new article is painted stands among the browser's own measurements, for tests/bench.
  const timed = (act) => {
    const start = performance.now();
    act();
    requestAnimationFrame(() => setTimeout(() => performance.measure("workbook: article painted", { start })));
  };
  let text = model.get("text"), spans = model.get("spans");
  model.on("change:text change:spans change:changed", () => {
    const other = model.get("text") !== text, whole = model.get("spans") !== spans;
    [text, spans] = [model.get("text"), model.get("spans")];
    if (other) timed(() => { blocks = []; draw(); page.scrollTop = 0; wanted.value = ""; search(); });
    else if (whole) draw();
    else patch();
  });
  draw();
  return () => { selected.stop(); document.removeEventListener("keydown", home); unfit(); unwatch(); };
}
export default { render };
