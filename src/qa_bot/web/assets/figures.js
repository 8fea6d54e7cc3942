// The figure table: a row is opened, picked, sorted by, or another page is turned to.
function keyOf(node) {
  const row = node.closest("tr[data-report]");
  return [row.dataset.report, Number(row.dataset.start)];
}
element.addEventListener("click", (event) => {
  const order = event.target.closest("button[data-order]");
  if (order) return trigger("sort", { order: order.dataset.order });
  const page = event.target.closest("button[data-page]");
  if (page) return trigger("turn", { page: Number(page.dataset.page) });
  const read = event.target.closest("button.read");
  if (read) return trigger("read", { report: read.dataset.report, start: Number(read.dataset.from), end: Number(read.dataset.to) });
  if (event.target.closest("td.pick")) {
    // The whole cell is the target a finger aims at. Gradio is told all that is picked on the page, so no click is lost.
    const box = event.target.closest("td.pick").querySelector("input");
    if (event.target !== box) box.checked = !box.checked;
    const boxes = [...element.querySelectorAll("td.pick input")];
    return trigger("pick", { shown: boxes.map(keyOf), picked: boxes.filter((each) => each.checked).map(keyOf) });
  }
  const row = event.target.closest("tr[data-report]");
  if (!row) return;
  element.querySelector("tr.now")?.classList.remove("now");
  row.classList.add("now");
  trigger("open", { key: keyOf(row) });
});
// Gradio lays new rows over the old ones' elements, which keep the tick a reader gave the row before.
watch("value", () => requestAnimationFrame(() => {
  for (const box of element.querySelectorAll("td.pick input")) box.checked = box.hasAttribute("checked");
  element.querySelector("tr.now")?.classList.remove("now");
  element.querySelector(".rows")?.scrollTo(0, 0);
}));
