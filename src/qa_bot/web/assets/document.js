// A report's text: found in, stepped through, jumped about; a section leads to its figures and to questions.
// Matches are painted by the browser (CSS highlights): the text itself is never changed.
let matches = [];
let current = -1;
const widths = (string) => [...string].map((c) => (c.normalize("NFKC").length === c.length ? c.normalize("NFKC") : c)).join("").toLowerCase();

function rangeOf(node, start, end) {
  // The range of the characters [start, end) of a node's text, across the marks in it.
  const walker = document.createTreeWalker(node, NodeFilter.SHOW_TEXT);
  const range = document.createRange();
  let position = 0;
  for (let piece = walker.nextNode(); piece; piece = walker.nextNode()) {
    const next = position + piece.data.length;
    if (start >= position && start < next) range.setStart(piece, start - position);
    if (end > position && end <= next) { range.setEnd(piece, end - position); return range; }
    position = next;
  }
  return null;
}
function codeUnits(string, points) { return [...string].slice(0, points).join("").length; }
function paint(name, ranges) {
  if (!window.CSS?.highlights) return;
  CSS.highlights.set(name, new Highlight(...ranges));
}
function show(range) {
  const page = element.querySelector(".page");
  const box = range.getBoundingClientRect();
  const frame = page.getBoundingClientRect();
  page.scrollTop += box.top - frame.top - page.clientHeight / 3;
}
function find(query) {
  matches = [];
  current = -1;
  const wanted = widths(query.trim());
  if (wanted) {
    for (const node of element.querySelectorAll(".page .t")) {
      const has = widths(node.textContent);
      for (let at = has.indexOf(wanted); at >= 0; at = has.indexOf(wanted, at + wanted.length)) {
        const range = rangeOf(node, at, at + wanted.length);
        if (range) matches.push(range);
      }
    }
  }
  paint("found", matches);
  step(1);
}
function step(by) {
  const output = element.querySelector("output");
  const asked = element.querySelector('input[type="search"]').value.trim();
  if (matches.length) {
    current = (current + by + matches.length) % matches.length;
    paint("found-now", [matches[current]]);
    show(matches[current]);
  } else {
    paint("found-now", []);
  }
  output.textContent = matches.length ? `${current + 1} / ${matches.length} ${output.dataset.found}` : asked ? output.dataset.none : "";
  for (const button of element.querySelectorAll("button.step")) button.disabled = matches.length < 2;
}
function place(offset) {
  // The element that holds character `offset` of the report: the last that begins at or before it.
  let found = null;
  for (const node of element.querySelectorAll(".page .t")) {
    if (Number(node.dataset.start) > offset) break;
    found = node;
  }
  return found;
}
function aim() {
  const article = element.querySelector("article[data-from]");
  matches = [];
  for (const name of ["found", "found-now", "aimed"]) paint(name, []);
  if (!article) return;
  const ranges = [];
  const [from, to] = [Number(article.dataset.from), Number(article.dataset.to)];
  for (const node of element.querySelectorAll(".page .t")) {
    const first = Number(node.dataset.start);
    const length = [...node.textContent].length;
    if (first >= to || first + length <= from) continue;
    const start = codeUnits(node.textContent, Math.max(0, from - first));
    const end = codeUnits(node.textContent, Math.min(length, to - first));
    const range = rangeOf(node, start, end);
    if (range) ranges.push(range);
  }
  paint("aimed", ranges);
  if (ranges.length) show(ranges[0]);
}
async function offerQuestions(button) {
  const heading = button.closest(".heading");
  const there = heading.nextElementSibling;
  if (there?.classList.contains("questions")) {
    there.remove();
    return button.setAttribute("aria-expanded", "false");
  }
  const box = document.createElement("div");
  box.className = "questions";
  box.setAttribute("role", "status");
  box.textContent = button.dataset.asking;
  heading.after(box);
  button.setAttribute("aria-expanded", "true");
  const report = element.querySelector("article").dataset.report;
  const questions = await server.questions([report, Number(button.dataset.section)]);
  box.textContent = questions.length ? "" : button.dataset.none;
  for (const question of questions) {
    const ask = document.createElement("button");
    ask.type = "button";
    ask.className = "ask";
    ask.textContent = ask.dataset.question = question;
    box.append(ask);
  }
}
element.addEventListener("input", (event) => {
  if (event.target.type === "search" && !event.isComposing) find(event.target.value);
  if (event.target.type === "checkbox") element.querySelector("article").classList.toggle("unmarked", !event.target.checked);
});
element.addEventListener("compositionend", (event) => find(event.target.value));
element.addEventListener("keydown", (event) => {
  if (event.target.type === "search" && event.key === "Enter" && !event.isComposing) step(event.shiftKey ? -1 : 1);
});
element.addEventListener("click", (event) => {
  const button = event.target.closest("button");
  const report = element.querySelector("article")?.dataset.report;
  if (button?.dataset.step) return step(Number(button.dataset.step));
  if (button?.dataset.go) {
    const node = Number(button.dataset.go) ? place(Number(button.dataset.go)) : element.querySelector(".metadata");
    if (matchMedia("(max-width: 860px)").matches) element.querySelector(".outline details").open = false;
    return node && show(node);
  }
  if (button?.classList.contains("to-data")) return trigger("figures", { report, section: Number(button.dataset.section) });
  if (button?.classList.contains("to-questions")) return offerQuestions(button);
  if (button?.classList.contains("to-figure")) return trigger("figure", { report, start: Number(button.dataset.figure) });
  const mark = event.target.closest("mark.fig");
  if (!mark) return;
  element.querySelector("mark.fig.now")?.classList.remove("now");
  mark.classList.add("now");
  const told = element.querySelector(".told");
  told.querySelector("span").textContent = `${mark.textContent} — ${mark.title}`;
  const lead = told.querySelector(".to-figure");
  lead.hidden = false;
  lead.dataset.figure = mark.dataset.figure;
});
function settle() {
  if (matchMedia("(max-width: 860px)").matches) element.querySelector(".outline details")?.removeAttribute("open");
  aim();
}
// A tab that was never open is only now laid out, with a value that was set before.
const settled = () => requestAnimationFrame(() => requestAnimationFrame(settle));
settled();
watch("value", settled);
