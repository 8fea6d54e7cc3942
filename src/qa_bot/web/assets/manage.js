// What changes something is asked twice: the button asks whether it is meant, and forgets the question after a while.
element.addEventListener("click", (event) => {
  const button = event.target.closest("button.act");
  if (!button) return;
  if (button.dataset.said) {
    button.disabled = true;
    return trigger("act", { act: button.dataset.act, name: button.dataset.name });
  }
  button.dataset.said = button.textContent;
  button.textContent = button.dataset.sure;
  button.classList.add("sure");
  setTimeout(() => {
    if (!button.isConnected || !button.dataset.said) return;
    button.textContent = button.dataset.said;
    delete button.dataset.said;
    button.classList.remove("sure");
    button.disabled = false;
  }, 6000);
});
// Gradio lays new rows over the old ones' elements: what was asked of one is not asked of the next.
watch("value", () => requestAnimationFrame(() => {
  for (const button of element.querySelectorAll("button.act")) {
    button.disabled = false;
    button.classList.remove("sure");
    if (button.dataset.said) button.textContent = button.dataset.said;
    delete button.dataset.said;
  }
}));
