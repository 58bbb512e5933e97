// Groups of fields, each with its buttons. A group's values go to Python together, when a button of it or Enter is pressed,
// with the row that they are of: a click may come while another row is on its way here.
function made(name, attributes, ...children) {
  const node = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) if (value !== null) node.setAttribute(key, value);
  node.append(...children);
  return node;
}

// Each form loads this text for itself: ids are kept apart by a part of their own.
const OWN = Math.random().toString(36).slice(2);
let number = 0;

function control(field) {
  const id = `workbook-field-${OWN}-${++number}`;
  const label = made("label", { for: id }, field.label);
  if (field.choices && !field.free) {
    const select = made("select", { id, name: field.name }, ...field.choices.map((one, at) => made("option", { value: one }, (field.labels || field.choices)[at])));
    select.value = field.value;
    return [label, select];
  }
  const input = made("input", { id, name: field.name, type: "text", placeholder: field.hint || null, autocomplete: "off", list: field.choices ? `${id}-list` : null });
  input.value = field.value;
  const names = field.choices ? [made("datalist", { id: `${id}-list` }, ...field.choices.map((one) => made("option", { value: one })))] : [];
  return [label, input, ...names];
}

function render({ model, el }) {
  el.classList.add("workbook-form");
  el.dataset.lmSuppressShortcuts = "true";
  let drawn = [], focused = "";
  const group = (one) => {
    const form = made("form", { class: `group-${one.name}`, "aria-label": one.title });
    for (const field of one.fields) form.append(made("span", { class: "field" }, ...control(field)));
    for (const { act, label, hint } of one.buttons) form.append(made("button", { type: "submit", value: act, title: hint }, label));
    form.onsubmit = (event) => {
      event.preventDefault();
      const act = (event.submitter || form.querySelector("button")).value;
      model.send({ act, values: Object.fromEntries(new FormData(form)), row: one.row || "" });
    };
    return form;
  };
  const draw = () => {
    // A field whose group goes, and comes back with the next row, has the focus again.
    if (el.contains(document.activeElement)) focused = document.activeElement.name || document.activeElement.value;
    else if (document.activeElement !== document.body) focused = "";
    const typed = ["words", "kind"].map((name) => [name, el.querySelector(`.group-words [name=${name}]`)?.value]);
    const now = model.get("groups").map((one) => ({ key: JSON.stringify(one), one }));
    const kept = new Map(drawn.map(({ key, node }) => [key, node]));
    drawn = now.map(({ key, one }) => ({ key, node: kept.get(key) || group(one) }));
    el.replaceChildren(...drawn.map(({ node }) => node));
    // What was typed to be added stays while the proposed speaker changes.
    for (const [name, value] of typed) { const field = el.querySelector(`.group-words [name=${name}]`); if (field && value) field.value = value; }
    const again = focused && [...el.querySelectorAll("input, select, button")].find((one) => [one.name, one.value].includes(focused));
    if (again) { again.focus(); focused = ""; }
  };
  const mark = () => {
    const field = el.querySelector("[name=words]");
    if (field && model.get("marked")) field.value = model.get("marked");
  };
  // Letters typed here are no commands; Escape goes on to the explorer.
  el.addEventListener("keydown", (event) => { if (event.key !== "Escape") event.stopPropagation(); });
  // Fields are emptied: all of them, or the lines that still hold what was submitted. What was typed since then stays, and so does
  // what was chosen from a menu, for the next item.
  model.on("msg:custom", ({ clear, submitted }) => {
    if (!clear) return;
    for (const form of el.querySelectorAll("form"))
      if (!submitted) form.reset();
      else for (const field of form.querySelectorAll("input")) if (field.value === submitted[field.name]) field.value = "";
  });
  model.on("change:groups", draw);
  model.on("change:marked", mark);
  draw();
  mark();
}
export default { render };
