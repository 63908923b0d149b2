// Lists to put in order: the buttons move without a round trip, and a handle can be dragged.
// The order of the posted inputs is the answer, so moving a row is all there is to do; `change` tells the rest.

const EDGE = 48; // px from the top or bottom of the window where dragging scrolls
const PACE = 8; // px a frame

for (const list of document.querySelectorAll("[data-order]")) enhance(list);

function enhance(list) {
  const form = list.closest("form");
  const item = list.closest("[data-item]");
  const touched = form.elements[`touched-${item.dataset.slot}`];
  const status = form.querySelector("[data-status]");
  const rows = () => [...list.children];

  const renumber = () => rows().forEach((row, index, all) => {
    row.querySelector("[data-place]").textContent = index + 1;
    mark(row.querySelector("[data-step=up]"), index === 0);
    mark(row.querySelector("[data-step=down]"), index === all.length - 1);
  });

  const announce = (row) => {
    const words = { item: row.dataset.label, place: rows().indexOf(row) + 1, total: list.children.length };
    status.textContent = form.dataset.sayMoved.replace(/\{(\w+)\}/g, (_, name) => words[name]);
  };

  const moved = (row) => {
    renumber();
    announce(row);
    touched.value = "1";
    list.dispatchEvent(new Event("change", { bubbles: true }));
  };

  list.addEventListener("click", (event) => {
    const button = event.target.closest("[data-step]");
    if (!button) return;
    event.preventDefault();
    const row = button.closest("li");
    const up = button.dataset.step === "up";
    const other = up ? row.previousElementSibling : row.nextElementSibling;
    if (!other) return announce(row);
    if (up) other.before(row);
    else other.after(row);
    button.focus(); // moving an element takes the focus from it
    moved(row);
  });

  // The values count the order shown at first, so sorting them restores it.
  item.addEventListener("clear", () => {
    list.append(...rows().sort((a, b) => value(a) - value(b)));
    touched.value = "";
    renumber();
  });

  let drag = null;

  list.addEventListener("pointerdown", (event) => {
    const grip = event.target.closest("[data-grip]");
    if (!grip || drag || event.button !== 0) return;
    event.preventDefault();
    drag = { grip, row: grip.closest("li"), id: event.pointerId, y: event.clientY, before: rows() };
    drag.row.classList.add("dragged");
    capture();
    requestAnimationFrame(scroll);
  });

  list.addEventListener("pointermove", (event) => {
    if (event.pointerId !== drag?.id) return;
    drag.y = event.clientY;
    follow();
  });

  list.addEventListener("pointerup", (event) => event.pointerId === drag?.id && drop());
  list.addEventListener("pointercancel", (event) => event.pointerId === drag?.id && drop(drag.before));
  addEventListener("keydown", (event) => event.key === "Escape" && drag && drop(drag.before));

  function follow() {
    const { row } = drag;
    const order = rows();
    for (let near; (near = row.previousElementSibling) && drag.y < middle(near);) near.before(row);
    for (let near; (near = row.nextElementSibling) && drag.y > middle(near);) near.after(row);
    if (rows().some((other, index) => other !== order[index])) {
      capture();
      renumber();
    }
  }

  function scroll() {
    if (!drag) return;
    const by = drag.y < EDGE ? -PACE : drag.y > innerHeight - EDGE ? PACE : 0;
    if (by) {
      scrollBy({ top: by, behavior: "instant" });
      follow();
    }
    requestAnimationFrame(scroll);
  }

  function capture() {
    // Moving an element releases the pointer; if it was lifted meanwhile there is nothing to capture.
    try { drag.grip.setPointerCapture(drag.id); } catch { drop(); }
  }

  function drop(restored) {
    const { row, before } = drag;
    drag = null;
    row.classList.remove("dragged");
    if (restored) list.append(...restored);
    if (rows().some((other, index) => other !== before[index])) moved(row);
    else renumber();
  }
}

function mark(button, end) {
  if (end) button.setAttribute("aria-disabled", "true");
  else button.removeAttribute("aria-disabled");
}

function value(row) {
  return Number(row.querySelector("input").value);
}

function middle(row) {
  const box = row.getBoundingClientRect();
  return box.top + box.height / 2;
}
