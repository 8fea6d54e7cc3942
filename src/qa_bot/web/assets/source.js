// The source panel: another citation is opened, what is cited is brought into view, and on a phone it is a drawer.
const phone = matchMedia("(max-width: 860px)");
const panel = () => element.querySelector(".panel");
const others = () => ["#talk", "#masthead", "#colophon", ".tab-wrapper"].map((name) => document.querySelector(name));

element.addEventListener("click", (event) => {
  const open = event.target.closest("button.open");
  if (open) return trigger("show", { turn: Number(open.dataset.turn), index: Number(open.dataset.index) });
  if (event.target.closest("button.close")) close();
});
document.addEventListener("keydown", (event) => {
  if (event.key === "Escape" && !document.querySelector("dialog[open]") && panel()?.matches(".opened")) close();
});
function close() {
  panel().classList.remove("opened");
  drawer(false);
  if (qaReturnTo?.isConnected) qaReturnTo.focus();
}
// A drawer covers the page: nothing under it can be reached until it is closed.
function drawer(open) {
  for (const part of others()) if (part) part.inert = open;
  panel().setAttribute("role", open ? "dialog" : "region");
  open ? panel().setAttribute("aria-modal", "true") : panel().removeAttribute("aria-modal");
}
phone.addEventListener("change", () => { if (panel()?.matches(".passage")) drawer(phone.matches && panel().matches(".opened")); });
function bringIntoView() {
  const body = element.querySelector(".body");
  const mark = element.querySelector("mark.hit") || element.querySelector("mark.quote, tr.cited");
  if (!body || !mark) return;
  const distance = mark.getBoundingClientRect().top - body.getBoundingClientRect().top;
  body.scrollTop += distance - body.clientHeight / 3;
  const grid = mark.closest(".grid");
  if (grid) grid.scrollLeft += mark.getBoundingClientRect().left - grid.getBoundingClientRect().left - grid.clientWidth / 3;
}
function shown() {
  bringIntoView();
  if (!panel()) return;
  const opened = panel().matches(".opened");
  drawer(opened && phone.matches);
  if (opened && phone.matches && !element.contains(document.activeElement)) element.querySelector(".close").focus();
}
// The new value is laid out only after this call: wait for the frame that shows it.
watch("value", () => requestAnimationFrame(() => requestAnimationFrame(shown)));
