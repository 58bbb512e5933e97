// What was saved: a button for each file, that opens it, and where JupyterLab can show it a link to its folder.
const KINDS = { html: "text/html", pdf: "application/pdf", png: "image/png", svg: "image/svg+xml", csv: "text/csv;charset=utf-8", md: "text/plain;charset=utf-8", json: "application/json" };

function render({ model, el }) {
  el.classList.add("workbook-saved");
  el.setAttribute("role", "status");
  const draw = () => {
    el.replaceChildren(document.createTextNode(model.get("message")));
    for (const [at, name] of model.get("names").entries()) el.append(opener(at, name));
    if (model.get("folder")) el.append(folderLink(model.get("folder")));
  };
  const opener = (at, name) => {
    const button = document.createElement("button");
    button.type = "button";
    button.textContent = `Open ${name}`;
    button.onclick = () => model.send({ open: at });
    return button;
  };
  model.on("msg:custom", ({ name }, buffers) => {
    const kind = KINDS[name.split(".").pop()] || "application/octet-stream", link = document.createElement("a");
    link.href = URL.createObjectURL(new Blob(buffers, { type: kind }));
    if (kind === "application/octet-stream" || kind.startsWith("text/csv")) link.download = name;
    else link.target = "_blank";
    link.click();
    setTimeout(() => URL.revokeObjectURL(link.href), 60000);
  });
  model.on("change:message change:names change:folder", draw);
  draw();
}

// The folder in JupyterLab's file browser where the server can see it, and always its path in words.
function folderLink(folder) {
  const words = document.createElement("span");
  words.className = "folder";
  const config = JSON.parse(document.getElementById("jupyter-config-data")?.textContent || "{}");
  const root = (config.serverRoot || "").replace(/\/$/, "");
  words.append(" in ");
  const own = root.replace(/^~/, "") + "/", at = root.startsWith("~") ? folder.indexOf(own) : folder.startsWith(own) ? 0 : -1;
  if (root && config.appUrl && at >= 0) {
    const link = document.createElement("a");
    link.href = `${config.baseUrl}${config.appUrl.replace(/^\//, "")}/tree/${folder.slice(at + own.length).split("/").map(encodeURIComponent).join("/")}`;
    link.target = "_blank";
    link.textContent = folder;
    words.append(link);
  } else words.append(folder);
  return words;
}
export default { render };
