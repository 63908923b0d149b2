// Keeps the bar true while the server works, and opens the page again when it is done.

const EVERY = 1_000; // ms

const bar = document.querySelector("[data-task]");
const count = document.querySelector("[data-task-count]");

async function look() {
  try {
    const reply = await fetch(location.href, { headers: { Accept: "application/json" } });
    if (!reply.ok || reply.redirected) return location.reload();
    const task = await reply.json();
    if (task.over) return location.reload();
    if (task.total) {
      bar.max = task.total;
      bar.value = task.done;
      count.textContent = `${task.done} / ${task.total}`;
    }
  } catch {
    // What is shown stays; the next look may get through.
  }
  setTimeout(look, EVERY);
}

setTimeout(look, EVERY);
