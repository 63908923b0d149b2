// Keys for the projector: arrows or a presenter's Page Up and Page Down go back and on, Enter or space reveals.

const DOES = {
  ArrowRight: "[rel=next]", PageDown: "[rel=next]",
  ArrowLeft: "[rel=prev]", PageUp: "[rel=prev]",
  Enter: "[data-reveal]", " ": "[data-reveal]",
};

addEventListener("keydown", (event) => {
  const link = document.querySelector(DOES[event.key] ?? "none");
  const busy = event.altKey || event.ctrlKey || event.metaKey || event.shiftKey || event.repeat;
  if (!link || busy || (link.matches("[data-reveal]") && event.target.closest("a, button, input, summary"))) return;
  event.preventDefault();
  link.click();
});
