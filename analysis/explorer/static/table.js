// A table to sort, search and select. Article text only ever becomes textContent.
function render({ model, el }) {
  let order = null; // {name, down}
  el.classList.add("workbook-table");
  const search = document.createElement("input");
  search.type = "search";
  search.placeholder = "Search these rows";
  const scroller = document.createElement("div");
  scroller.className = "scroller";
  const table = document.createElement("table");
  const count = document.createElement("p");
  count.className = "count";
  count.setAttribute("role", "status");
  scroller.append(table);
  el.append(search, scroller, count);

  const sorted = (rows) => {
    if (!order) return rows;
    const by = (a, b) => {
      const x = a[order.name], y = b[order.name];
      const less = typeof x === "number" && typeof y === "number" ? x - y : String(x).localeCompare(String(y), undefined, { numeric: true });
      return order.down ? -less : less;
    };
    return [...rows].sort(by);
  };
  const shown = () => {
    const wanted = search.value.trim().toLowerCase();
    const rows = model.get("rows");
    const columns = model.get("columns");
    return sorted(wanted ? rows.filter((row) => columns.some((c) => String(row[c.name]).toLowerCase().includes(wanted))) : rows);
  };
  const select = (id) => { model.set("selected", id); model.save_changes(); };
  const mark = () => {
    for (const tr of table.querySelectorAll("tbody tr")) tr.setAttribute("aria-selected", tr.dataset.id === model.get("selected"));
  };
  const step = (tr, by) => {
    const next = by > 0 ? tr.nextElementSibling : tr.previousElementSibling;
    if (next) { next.focus(); select(next.dataset.id); }
  };
  const heading = (column) => {
    const th = document.createElement("th");
    th.scope = "col";
    const button = document.createElement("button");
    button.type = "button";
    button.textContent = column.label;
    const down = order && order.name === column.name ? order.down : null;
    th.setAttribute("aria-sort", down === null ? "none" : down ? "descending" : "ascending");
    button.onclick = () => { order = { name: column.name, down: down === false }; draw(); };
    th.append(button);
    return th;
  };
  const line = (row, columns, at) => {
    const tr = document.createElement("tr");
    tr.dataset.id = row.id;
    tr.tabIndex = at === 0 ? 0 : -1;
    tr.onclick = () => { select(row.id); tr.focus(); };
    tr.onkeydown = (event) => {
      if (event.key === "ArrowDown") { step(tr, 1); event.preventDefault(); }
      if (event.key === "ArrowUp") { step(tr, -1); event.preventDefault(); }
      if (event.key === "Enter" || event.key === " ") { select(row.id); event.preventDefault(); }
      event.stopPropagation();
    };
    for (const column of columns) {
      const td = document.createElement("td");
      td.textContent = row[column.name];
      if (typeof row[column.name] === "number") td.className = "number";
      tr.append(td);
    }
    return tr;
  };
  const draw = () => {
    const columns = model.get("columns"), rows = shown();
    table.setAttribute("aria-label", model.get("label"));
    search.setAttribute("aria-label", "Search in " + model.get("label"));
    const head = document.createElement("thead"), top = document.createElement("tr"), body = document.createElement("tbody");
    top.append(...columns.map(heading));
    head.append(top);
    body.append(...rows.map((row, at) => line(row, columns, at)));
    table.replaceChildren(head, body);
    count.textContent = rows.length === 1 ? "1 row" : `${rows.length} rows`;
    mark();
  };
  search.oninput = draw;
  search.onkeydown = (event) => event.stopPropagation();
  model.on("change:rows", draw);
  model.on("change:columns", draw);
  model.on("change:selected", mark);
  draw();
}
export default { render };
