// The source panel: another citation is opened, the panel is closed, and what is cited is brought into view.
element.addEventListener("click", (event) => {
  const open = event.target.closest("button.open");
  if (open) return trigger("select", { turn: Number(open.dataset.turn), index: Number(open.dataset.index) });
  if (event.target.closest("button.close")) element.querySelector(".panel").classList.remove("opened");
});
function bringIntoView() {
  const body = element.querySelector(".body");
  const mark = element.querySelector("mark.hit") || element.querySelector("mark.quote");
  if (!body || !mark) return;
  const distance = mark.getBoundingClientRect().top - body.getBoundingClientRect().top;
  body.scrollTop += distance - body.clientHeight / 3;
}
// The new value is laid out only after this call: wait for the frame that shows it.
watch("value", () => requestAnimationFrame(() => requestAnimationFrame(bringIntoView)));
