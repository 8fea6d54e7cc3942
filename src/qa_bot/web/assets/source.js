// The source panel: another citation is opened, the panel is closed, and what is cited is brought into view.
element.addEventListener("click", (event) => {
  const open = event.target.closest("button.open");
  if (open) return trigger("select", { turn: Number(open.dataset.turn), index: Number(open.dataset.index) });
  if (event.target.closest("button.close")) element.querySelector(".panel").classList.remove("opened");
});
watch("value", () => {
  const body = element.querySelector(".body");
  const mark = element.querySelector("mark.hit") || element.querySelector("mark.quote");
  if (body && mark) body.scrollTop = mark.offsetTop - body.clientHeight / 3;
});
