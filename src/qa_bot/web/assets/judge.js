// Thumbs: up is told at once, down asks what is wrong first.
element.addEventListener("click", (event) => {
  const thumb = event.target.closest(".up, .down, .never-mind");
  if (!thumb) return;
  const form = thumb.closest(".reply").querySelector("form.reasons");
  if (thumb.matches(".up")) { form.hidden = true; return trigger("judge", { turn: turnOf(thumb), good: true }); }
  form.hidden = thumb.matches(".never-mind") || !form.hidden;
  if (!form.hidden) form.querySelector("input").focus();
  else thumb.closest(".reply").querySelector(".down").focus();
});
element.addEventListener("submit", (event) => {
  if (!event.target.matches("form.reasons")) return;
  event.preventDefault();
  const told = new FormData(event.target);
  event.target.hidden = true;
  trigger("judge", { turn: turnOf(event.target), good: false, reason: told.get("reason"), comment: told.get("comment") });
});
