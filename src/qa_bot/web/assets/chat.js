// The conversation: what is clicked in it is asked, opened, copied or edited; what is new in it is kept and shown.
const turnOf = (target) => Number(target.closest(".turn").dataset.turn);
const say = (name) => JSON.parse(document.querySelector("#history .bar").dataset.words)[name];

element.addEventListener("click", (event) => {
  const at = (selector) => event.target.closest(selector);
  if (at("button.ask")) return trigger("ask", { question: at("button.ask").dataset.question });
  if (at(".open")) return open(at(".open"));
  if (at(".copy")) return qaCopy(at(".copy").dataset.text, say("copied"));
  if (at(".share")) return qaCopy(location.origin + location.pathname + at(".share").dataset.link, say("shared"));
  if (at(".again")) return trigger("again", { turn: turnOf(event.target) });
  if (at(".edit.tool")) return edit(at(".asked"));
  if (at(".chart")) return drawAt(turnOf(event.target));
  if (at(".card") && !getSelection().toString() && !at("a, button, summary")) open(at(".card").querySelector(".open"));
});
function open(chip) {
  qaReturnTo = chip;
  trigger("show", { turn: Number(chip.dataset.turn), index: Number(chip.dataset.index) });
}

// A question is edited where it stands; Enter sends it, never while an input method is composing.
function edit(asked) {
  if (asked.querySelector("form")) return;
  const said = asked.querySelector(".said").textContent, turn = turnOf(asked), words = say("edit");
  const form = document.createElement("form");
  form.className = "editing";
  const field = Object.assign(document.createElement("textarea"), { value: said, rows: 2 });
  field.setAttribute("aria-label", words.label);
  const send = Object.assign(document.createElement("button"), { type: "submit", className: "tool primary", textContent: words.send });
  const cancel = Object.assign(document.createElement("button"), { type: "button", className: "tool", textContent: words.cancel });
  form.append(field, send, cancel);
  const close = () => { form.remove(); asked.classList.remove("open-edit"); asked.querySelector(".edit").focus(); };
  cancel.addEventListener("click", close);
  field.addEventListener("keydown", (event) => {
    if (event.key === "Escape") { event.stopPropagation(); close(); }
    if (event.key === "Enter" && !event.shiftKey && !event.isComposing) { event.preventDefault(); form.requestSubmit(); }
  });
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    if (!field.value.trim()) return;
    close();
    trigger("revise", { turn, question: field.value });
  });
  asked.append(form);
  asked.classList.add("open-edit");
  field.focus();
}

const paper = () => document.getElementById("paper");
function bringUp(turn) {
  if (turn) paper().scrollTop += turn.getBoundingClientRect().top - paper().getBoundingClientRect().top - 8;
}
// The new value is laid out only after this call: wait for the frame that shows it.
const laidOut = (step) => requestAnimationFrame(() => requestAnimationFrame(step));
let waiting = 0, count = 0, fresh = null;
watch("value", () => laidOut(() => {
  const turns = [...element.querySelectorAll(".turn")], pending = turns.find((turn) => turn.querySelector(".pending"));
  if (pending || waiting || turns.length !== count) bringUp(fresh = pending || waiting || turns.at(-1));
  waiting = pending;
  count = turns.length;
}));
watch("record", () => {
  if (props.record?.turns.length && !store.keep(props.record)) qaSay(say("full"));
});
window.addEventListener("qa:ask", (event) => trigger("ask", { question: event.detail }));
