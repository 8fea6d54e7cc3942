// Which reports are asked: a searchable list of boxes, all of them where none is ticked.
const words = () => JSON.parse(element.querySelector(".bar").dataset.words);
const boxes = () => [...element.querySelectorAll(".reports input")];
const sheet = () => element.querySelector("dialog");
let chosen = props.chosen || [];

function show() {
  if (!element.querySelector(".bar")) return;
  const said = words();
  for (const box of boxes()) box.checked = chosen.includes(box.value);
  const one = chosen.length === 1 && boxes().find((box) => box.checked);
  element.querySelector(".which").textContent = one ? one.closest("li").querySelector("span").firstChild.textContent
    : chosen.length ? said.some.replace("{count}", chosen.length) : said.all;
}
function choose(ids) {
  chosen = ids.length === boxes().length ? [] : ids;
  show();
  trigger("choose", { reports: chosen });
}
function find(text) {
  const parts = text.toLowerCase().split(/\s+/).filter(Boolean);
  let shown = 0;
  for (const item of element.querySelectorAll(".reports li")) {
    item.hidden = !parts.every((part) => item.dataset.find.includes(part));
    shown += !item.hidden;
  }
  element.querySelector(".nothing").hidden = shown > 0;
}
element.addEventListener("click", (event) => {
  const at = (selector) => event.target.closest(selector);
  if (at(".choose")) { find(element.querySelector(".find").value = ""); return sheet().showModal(); }
  if (at(".shut") || at(".done") || event.target.tagName === "DIALOG") return sheet().close();
  if (at(".every")) return choose([]);
  if (at(".shown")) choose([...new Set([...chosen, ...boxes().filter((box) => !box.closest("li").hidden).map((box) => box.value)])]);
});
element.addEventListener("input", (event) => {
  if (event.target.matches(".find")) find(event.target.value);
  else if (event.target.type === "checkbox") choose(boxes().filter((box) => box.checked).map((box) => box.value));
});
watch(["chosen", "value"], () => { chosen = props.chosen || chosen; show(); });
