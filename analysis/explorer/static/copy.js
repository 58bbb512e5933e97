// A button that puts words on the clipboard; where the browser does not allow that, they are selected to be copied by hand.
function render({ model, el }) {
  el.classList.add("workbook-copy");
  const button = document.createElement("button");
  button.type = "button";
  const draw = () => { button.textContent = model.get("label"); button.title = model.get("hint"); button.disabled = !model.get("text"); };
  button.onclick = async () => {
    const text = model.get("text");
    let copied = true;
    try { await navigator.clipboard.writeText(text); } catch { copied = byHand(text, button); }
    model.send({ copied });
  };
  el.append(button);
  model.on("change:text change:label", draw);
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
