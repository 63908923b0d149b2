// A button that puts a text on the clipboard, and says so beside it.

// Only a page that came by https, or from this computer, may write to the clipboard.
document.querySelectorAll("[data-copy]").forEach((button) => {
  button.hidden = !navigator.clipboard;
  button.addEventListener("click", async () => {
    await navigator.clipboard.writeText(button.dataset.copy);
    button.textContent = button.nextElementSibling.textContent = button.dataset.sayCopied;
  });
});
