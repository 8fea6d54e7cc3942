// The chart is a part of the page of its own; it is laid over the place that its answer keeps free for it.
let charted = null, wanted = null;
const place = () => {
  const chart = document.getElementById("chart"), sheet = paper();
  for (const other of element.querySelectorAll(".plot")) if (!other.closest(`.turn[data-turn="${charted}"]`)) { other.removeAttribute("style"); other.removeAttribute("aria-owns"); }
  const spot = element.querySelector(`.turn[data-turn="${charted}"] .plot`), shown = Boolean(chart?.offsetHeight && spot);
  chart?.classList.toggle("placed", shown);
  if (!shown) return spot?.removeAttribute("style");
  spot.setAttribute("aria-owns", "chart");
  if (spot.style.height !== `${chart.offsetHeight}px`) {
    spot.style.height = `${chart.offsetHeight}px`;
    if (fresh?.contains(spot)) bringUp(fresh);  // there was not enough below the question to bring it up before
  }
  const box = spot.getBoundingClientRect(), frame = sheet.getBoundingClientRect();
  Object.assign(chart.style, { top: `${box.top - frame.top + sheet.scrollTop}px`, left: `${box.left - frame.left}px`, width: `${box.width}px` });
  if (wanted === charted) { wanted = null; spot.scrollIntoView({ block: "nearest", behavior: "smooth" }); }
};
// A chart may come to its height in steps; a reader who moves the page is left where they are.
for (const moved of ["wheel", "touchmove", "keydown", "pointerdown"]) paper().addEventListener(moved, () => { fresh = null; }, { passive: true });
let soon = 0;
const placeSoon = () => { cancelAnimationFrame(soon); soon = requestAnimationFrame(place); };
function drawAt(turn) { wanted = turn; trigger("chart", { turn }); }
watch(["charted", "value"], () => { charted = props.charted; laidOut(place); });
const sized = new ResizeObserver(placeSoon), chartOf = () => document.getElementById("chart");
sized.observe(element);
sized.observe(paper());
// The chart comes and goes with what is asked, and is drawn after it came.
new MutationObserver(() => { if (chartOf()) sized.observe(chartOf()); placeSoon(); }).observe(paper(), { childList: true, subtree: true, attributeFilter: ["class"] });
