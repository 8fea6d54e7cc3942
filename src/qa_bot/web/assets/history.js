// The tools for whole conversations: a new one, the earlier ones, taking one away; and what a link or a reload asks for.
const words = () => JSON.parse(element.querySelector(".bar").dataset.words);
const sheet = (name) => element.querySelector(`dialog.${name}`);
const button = (kind, name, id, label) => {
  const made = document.createElement("button");
  Object.assign(made, { type: "button", className: `tool ${kind}`, textContent: name });
  made.dataset.id = id;
  made.setAttribute("aria-label", label);
  return made;
};

function list() {
  const said = words(), place = element.querySelector(".saved"), records = store.all();
  place.replaceChildren(...records.map((record) => {
    const item = document.createElement("li"), told = document.createElement("span");
    const when = new Date(record.at).toLocaleString(document.documentElement.lang, { dateStyle: "medium", timeStyle: "short" });
    told.className = "when";
    told.textContent = `${said.turns.replace("{count}", record.turns.length)} · ${when}`;
    const open = button("reopen", record.title, record.id, `${said.open} ${record.title}`);
    open.append(told);
    item.append(open, button("drop", said.delete, record.id, `${said.delete} ${record.title}`));
    return item;
  }));
  if (!records.length) place.append(Object.assign(document.createElement("li"), { className: "note", textContent: said.empty }));
}

async function take(form) {
  const record = store.get(store.current), said = words();
  if (!record) return qaSay(said.nothing);
  try {
    const made = await server.take_away({ record, form });
    if (made.error) return qaSay(made.error);
    const bytes = Uint8Array.from(atob(made.content), (sign) => sign.charCodeAt(0));
    const [ending, type] = form === "word"
      ? ["docx", "application/vnd.openxmlformats-officedocument.wordprocessingml.document"] : ["md", "text/markdown"];
    const link = document.createElement("a");
    link.href = URL.createObjectURL(new Blob([bytes], { type }));
    link.download = `${record.title.replace(/[\\/:*?"<>|\s]+/g, " ").trim().slice(0, 40)}.${ending}`;
    link.click();
    setTimeout(() => URL.revokeObjectURL(link.href), 60000);
    sheet("export").close();
  } catch { qaSay(said.failed); }
}

element.addEventListener("click", (event) => {
  const at = (selector) => event.target.closest(selector);
  if (at(".anew")) { store.current = null; trigger("anew", {}); return qaFocusBox(); }
  if (at(".earlier.tool")) { list(); return sheet("earlier").showModal(); }
  if (at(".export.tool")) return sheet("export").showModal();
  if (at(".shut") || event.target.tagName === "DIALOG") return at("dialog").close();
  if (at(".take")) return take(at(".take").dataset.form);
  if (at(".drop")) {
    const id = at(".drop").dataset.id;
    store.drop(id);
    if (id === store.current) { store.current = null; trigger("anew", {}); }
    list();
    return element.querySelector(".saved button, .earlier .shut").focus();
  }
  if (at(".reopen")) {
    const record = store.get(at(".reopen").dataset.id);
    sheet("earlier").close();
    if (record) { store.current = record.id; trigger("resume", { record }); }
  }
});

// The tools stand once the reports are loaded: only then is there somebody to ask.
let arrived = false;
watch("value", () => {
  if (arrived || !element.querySelector(".bar")) return;
  arrived = true;
  const asked = new URLSearchParams(location.search), question = asked.get("q"), scope = asked.getAll("report");
  if (question || scope.length) {
    history.replaceState(null, "", location.pathname);
    return trigger("arrive", { question: question || "", scope });
  }
  const record = store.current && store.get(store.current);
  if (record) trigger("resume", { record });
});
