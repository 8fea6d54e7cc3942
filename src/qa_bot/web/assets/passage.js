// A panel with a passage of a report: it closes, leads to the full text, and brings what is marked into view.
element.addEventListener("click", (event) => {
  const read = event.target.closest("button.read");
  if (read) return trigger("read", { report: read.dataset.report, start: Number(read.dataset.from), end: Number(read.dataset.to) });
  if (event.target.closest("button.close")) element.querySelector(".panel").classList.remove("opened");
});
function bringIntoView() {
  const body = element.querySelector(".body");
  const mark = element.querySelector("mark.hit") || element.querySelector("mark.quote");
  if (!body || !mark) return;
  body.scrollTop += mark.getBoundingClientRect().top - body.getBoundingClientRect().top - body.clientHeight / 3;
}
// The value is laid out only after this call: wait for the frame that shows it.
const brought = () => requestAnimationFrame(() => requestAnimationFrame(bringIntoView));
brought();
watch("value", brought);
