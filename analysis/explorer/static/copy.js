// A button that puts the words of the selected row on the clipboard. They are asked for when it is pressed, so that they are
// those of the row that is selected by then.
function render({ model, el }) {
  el.classList.add("workbook-copy");
  const button = document.createElement("button");
  button.type = "button";
  const draw = () => { button.textContent = model.get("label"); button.title = model.get("hint"); };
  button.onclick = () => model.send({ ask: true });
  model.on("msg:custom", async ({ copy }) => {
    if (copy === undefined) return;
    let copied = true;
    try { await navigator.clipboard.writeText(copy); } catch { copied = byHand(copy, button); }
    model.send({ copied });
  });
  el.append(button);
  model.on("change:label", draw);
  draw();
}

function byHand(text, button) {
  const area = document.createElement("textarea");
  area.value = text;
  document.body.append(area);
  area.select();
  const copied = document.execCommand("copy");
  area.remove();
  button.focus();
  return copied;
}
export default { render };
