// A table to sort and select. Article text only ever becomes textContent. Long tables are drawn as far as they are read.
const AT_ONCE = 150, MIDDLE = 20, LONG = 48, PROSE = 80, DAY = /^\d{4}-\d\d-\d\d(, \S+)?$/;
const NUMBER = new Intl.NumberFormat("en", { maximumFractionDigits: 2 });

// What stands in a cell: its own words where there are some, numbers with their thousands apart.
function told(row, name) {
  const value = row[name];
  if (row[`${name} shown`]) return row[`${name} shown`];
  if (name === "status" && value === "unchecked") return "not yet";
  return typeof value === "number" ? NUMBER.format(value) : value;
}

function render({ model, el }) {
  let order = null, drawn = 0, rows = []; // order: {name, down}
  el.classList.add("workbook-table");
  const scroller = document.createElement("div");
  scroller.className = "scroller";
  const table = document.createElement("table");
  const count = document.createElement("p");
  count.className = "count";
  count.setAttribute("role", "status");
  const body = document.createElement("tbody");
  scroller.append(table);
  el.append(scroller, count);

  const sorted = (all) => {
    if (!order) return all;
    const by = (a, b) => {
      const x = a[order.name], y = b[order.name];
      const less = typeof x === "number" && typeof y === "number" ? x - y : String(x).localeCompare(String(y), undefined, { numeric: true });
      return order.down ? -less : less;
    };
    return [...all].sort(by);
  };
  const mark = () => {
    const id = selected.id;
    for (const tr of body.querySelectorAll("[aria-selected=true]")) if (tr.dataset.id !== id) { tr.setAttribute("aria-selected", "false"); tr.tabIndex = -1; }
    const at = rows.findIndex((row) => row.id === id);
    if (at < 0) { if (body.firstElementChild) body.firstElementChild.tabIndex = 0; return; }
    more(at + 1);
    const tr = body.children[at];
    tr.setAttribute("aria-selected", "true");
    for (const other of body.querySelectorAll("[tabindex='0']")) other.tabIndex = -1;
    tr.tabIndex = 0;
    if (tr === document.activeElement) return;
    if (body.contains(document.activeElement)) tr.focus({ preventScroll: true });
    reveal(tr, scroller, table.tHead.offsetHeight);
  };
  const selected = selection(model, el, (id) => rows.some((row) => row.id === id), mark), select = selected.choose;
  const step = (tr, by) => {
    more([...body.children].indexOf(tr) + by + 1);
    const next = by > 0 ? tr.nextElementSibling : tr.previousElementSibling;
    if (!next) return;
    next.focus({ preventScroll: true });
    reveal(next, scroller, table.tHead.offsetHeight);
    select(next.dataset.id);
  };
  const heading = (column) => {
    const th = document.createElement("th");
    th.scope = "col";
    const button = document.createElement("button");
    button.type = "button";
    button.textContent = column.label;
    const down = order && order.name === column.name ? order.down : null;
    th.setAttribute("aria-sort", down === null ? "none" : down ? "descending" : "ascending");
    button.onclick = () => {
      order = { name: column.name, down: down === false };
      draw();
      [...table.querySelectorAll("th button")].find((one) => one.textContent === column.label).focus();
    };
    if (rows.length && typeof rows[0][column.name] === "number") th.className = "number";
    th.append(button);
    return th;
  };
  const line = (row, columns, at) => {
    const tr = document.createElement("tr");
    tr.dataset.id = row.id;
    tr.className = "is-" + row.status;
    tr.tabIndex = at === 0 ? 0 : -1;
    tr.setAttribute("aria-selected", "false");
    for (const column of columns) {
      const td = document.createElement("td");
      const words = document.createElement("div");
      words.textContent = told(row, column.name);
      td.append(words);
      if (typeof row[column.name] === "number") td.className = "number";
      else if (String(row[column.name]).length > LONG) td.className = String(row[column.name]).length > PROSE ? "long prose" : "long";
      else if (String(row[column.name]).length > MIDDLE) td.className = "mid";
      if (DAY.test(row[column.name])) td.className = "day";
      if (column.name === "status") td.className = "status";
      if (td.matches(".long, .mid")) words.title = words.textContent;
      tr.append(td);
    }
    return tr;
  };
  const more = (until) => {
    if (until <= drawn) return;
    const end = Math.min(rows.length, Math.max(until, drawn + AT_ONCE)), columns = model.get("columns");
    body.append(...rows.slice(drawn, end).map((row, at) => line(row, columns, drawn + at)));
    drawn = end;
  };
  const draw = () => {
    const focused = body.contains(document.activeElement);
    rows = sorted(items(model, "rows"));
    drawn = 0;
    table.setAttribute("aria-label", model.get("label"));
    table.setAttribute("aria-rowcount", rows.length + 1);
    const head = document.createElement("thead"), top = document.createElement("tr");
    top.append(...model.get("columns").map(heading));
    head.append(top);
    body.replaceChildren();
    table.replaceChildren(head, body);
    more(1);
    count.classList.toggle("nothing", rows.length === 0);
    count.textContent = rows.length === 0 ? model.get("empty") : rows.length === 1 ? "1 row" : `${rows.length} rows`;
    mark();
    if (focused) (body.querySelector("[tabindex='0']") || table.querySelector("button")).focus({ preventScroll: true });
  };
  // Only rows that a correction changed, unless they are sorted.
  const patch = () => {
    const now = items(model, "rows");
    if (order || now.length !== rows.length || now.some((row, at) => row.id !== rows[at].id)) { draw(); return; }
    const focused = body.contains(document.activeElement), columns = model.get("columns");
    for (let at = 0; at < drawn; at++) if (now[at] !== rows[at]) body.children[at].replaceWith(line(now[at], columns, at));
    rows = now;
    mark();
    if (focused) body.querySelector("[tabindex='0']")?.focus({ preventScroll: true });
  };
  body.onclick = (event) => {
    const tr = event.target.closest("tr");
    if (tr && getSelection().isCollapsed) { select(tr.dataset.id); tr.focus({ preventScroll: true }); }
  };
  scroller.onscroll = () => { if (scroller.scrollTop + scroller.clientHeight > scroller.scrollHeight - 300) more(drawn + 1); };
  listen(el, model, (event) => {
    const tr = event.target.closest("tbody tr");
    if (!tr) return false;
    if (event.key === "ArrowDown" || event.key === "ArrowUp") { step(tr, event.key === "ArrowDown" ? 1 : -1); return true; }
    if (event.key === " ") { select(tr.dataset.id); return true; }
    if (event.key === "Enter") { select(tr.dataset.id); return go(el, ".workbook-pane .selected") || true; }
    return false;
  });
  // What stands around the table may grow or shrink: the selected row stays in sight.
  const watch = new ResizeObserver(() => { const tr = body.querySelector("[aria-selected=true]"); if (tr) reveal(tr, scroller, table.tHead.offsetHeight); });
  watch.observe(scroller);
  model.on("change:rows change:columns change:empty", draw);
  model.on("change:changed", patch);
  draw();
  return () => { watch.disconnect(); selected.stop(); };
}
export default { render };
