// Clicks in the conversation: a suggested question is asked, a citation is opened.
element.addEventListener("click", (event) => {
  const ask = event.target.closest("button.ask");
  if (ask) return trigger("click", { question: ask.dataset.question });
  const open = event.target.closest("button.open");
  if (open) trigger("select", { turn: Number(open.dataset.turn), index: Number(open.dataset.index) });
});
watch("value", () => {
  const last = element.querySelector(".turn:last-child");
  const box = document.getElementById("chat");
  if (last) box.scrollTo({ top: last.offsetTop - box.offsetTop, behavior: "smooth" });
});
