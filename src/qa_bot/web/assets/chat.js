// Clicks in the conversation: a suggested question is asked, a citation is opened.
element.addEventListener("click", (event) => {
  const ask = event.target.closest("button.ask");
  if (ask) return trigger("click", { question: ask.dataset.question });
  const open = event.target.closest("button.open");
  if (open) trigger("select", { turn: Number(open.dataset.turn), index: Number(open.dataset.index) });
});
function showLastTurn() {
  const last = element.querySelector(".turn:last-child");
  const box = document.getElementById("chat");
  if (last) box.scrollTop += last.getBoundingClientRect().top - box.getBoundingClientRect().top - 8;
}
// The new value is laid out only after this call: wait for the frame that shows it.
watch("value", () => requestAnimationFrame(() => requestAnimationFrame(showLastTurn)));
