// Lists to put in order: buttons, arrow keys and dragging move items without a round trip.
// The order of the posted inputs is the answer, so moving a row is all there is to do; `change` tells the rest.
// Locked rows have no handle: they keep their places, and the others move among the places that are free.

const EDGE = 48; // px from the top or bottom of the window where dragging scrolls
const PACE = 0.4; // px a frame for each px within that edge
const GLIDE = 160; // ms
const STEPS = { top: () => 0, up: (at) => at - 1, down: (at) => at + 1, bottom: () => Infinity };
const KEYS = { Home: "top", ArrowUp: "up", ArrowDown: "down", End: "bottom" };
const calm = matchMedia("(prefers-reduced-motion: reduce)");

for (const list of document.querySelectorAll("[data-order]")) enhance(list);

function enhance(list) {
  const form = list.closest("form");
  const item = list.closest("[data-item]");
  const { slot } = item.dataset;
  const touched = form.elements[`touched-${slot}`];
  const undo = item.querySelector("[data-undo]");
  const past = []; // what each move can be taken back to
  let drag = null;

  const rows = () => [...list.children];
  const free = () => rows().filter((row) => row.querySelector("[data-grip]"));
  const tell = () => list.dispatchEvent(new Event("change", { bubbles: true }));

  function say(sentence, row) {
    const words = { item: row.dataset.label, place: rows().indexOf(row) + 1, total: list.children.length };
    form.querySelector("[data-status]").textContent = sentence.replace(/\{(\w+)\}/g, (_, name) => words[name]);
  }

  // Puts the items in this order into the free places, with as few moves as it takes.
  function put(order) {
    const before = new Map(rows().map((row) => [row, row.offsetTop]));
    const focused = document.activeElement;
    const next = order.values();
    rows().map((row) => (order.includes(row) ? next.next().value : row)).forEach((row, index) => {
      if (row !== list.children[index]) list.children[index].before(row);
    });
    focused.focus({ preventScroll: drag }); // moving an element takes the focus from it
    for (const [row, top] of before) if (row !== drag?.row) glide(row, top - row.offsetTop);
    renumber();
  }

  function renumber() {
    rows().forEach((row, index) => { row.querySelector("[data-place]").textContent = index + 1; });
    free().forEach((row, index, { length }) => {
      for (const button of row.querySelectorAll("[data-step]")) {
        const end = "top up".includes(button.dataset.step) ? 0 : length - 1;
        button.ariaDisabled = index === end ? "true" : null;
      }
    });
  }

  function place(row, to) {
    const order = free().filter((other) => other !== row);
    order.splice(to, 0, row);
    put(order);
  }

  function settle(answered) {
    touched.value = answered;
    undo.hidden = !past.length;
    // What was chosen from lists and not saved gives way to what was done last.
    rows().forEach((row, index) => {
      const select = form.elements[`place-${slot}-${value(row)}`];
      if (select) select.value = answered && index + 1;
    });
  }

  function moved(row, order) {
    past.push({ row, order, answered: touched.value });
    settle("1");
    say(form.dataset.sayMoved, row);
    tell();
  }

  function move(row, step) {
    const order = free();
    const at = order.indexOf(row);
    const to = Math.max(0, Math.min(STEPS[step](at), order.length - 1));
    if (to === at) return say(form.dataset.sayMoved, row);
    place(row, to);
    moved(row, order);
  }

  list.addEventListener("click", (event) => {
    const button = event.target.closest("[data-step]");
    if (!button) return;
    event.preventDefault();
    move(button.closest("li"), button.dataset.step);
  });

  list.addEventListener("keydown", (event) => {
    const grip = event.target.closest("[data-grip]");
    if (!grip || drag || !KEYS[event.key] || event.altKey || event.ctrlKey || event.metaKey) return;
    event.preventDefault();
    move(grip.closest("li"), KEYS[event.key]);
  });

  undo.addEventListener("click", () => {
    const { row, order, answered } = past.pop();
    put(order);
    settle(answered);
    if (undo.hidden) row.querySelector("[data-grip]").focus();
    say(form.dataset.sayUndone, row);
    tell();
  });

  // The values count the order shown at first, so sorting them restores it.
  item.addEventListener("clear", () => {
    past.length = 0;
    put(free().sort((a, b) => value(a) - value(b)));
    settle("");
  });

  // Positions count when their button saves them, not while they are being chosen.
  item.querySelector("[data-places]").addEventListener("change", (event) => event.stopPropagation());

  list.addEventListener("pointerdown", (event) => {
    const grip = event.target.closest("[data-grip]");
    if (!grip || drag || event.button !== 0) return;
    event.preventDefault();
    const row = grip.closest("li");
    drag = { grip, row, id: event.pointerId, y: event.clientY, held: event.clientY - top(row), before: free() };
    row.classList.add("dragged");
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

  // Where a row lies, whatever moves it on the screen at the moment.
  function top(row) {
    return list.getBoundingClientRect().top + row.offsetTop - list.offsetTop;
  }

  function follow() {
    const { row, y } = drag;
    const others = free().filter((other) => other !== row);
    const to = others.filter((other) => top(other) + other.offsetHeight / 2 < y).length;
    if (to !== free().indexOf(row)) {
      place(row, to);
      drag.crossed = true;
      capture();
    }
    if (drag) row.style.translate = `0 ${y - drag.held - top(row)}px`;
  }

  function scroll() {
    if (!drag) return;
    const within = Math.min(drag.y - EDGE, 0) + Math.max(drag.y - innerHeight + EDGE, 0);
    if (within) {
      scrollBy({ top: PACE * Math.max(-EDGE, Math.min(within, EDGE)), behavior: "instant" });
      follow();
    }
    requestAnimationFrame(scroll);
  }

  function capture() {
    // Moving an element releases the pointer; if it was lifted meanwhile there is nothing to capture.
    try { drag.grip.setPointerCapture(drag.id); } catch { drop(); }
  }

  function drop(back) {
    const { grip, row, y, held, before, crossed } = drag;
    if (back) put(back);
    drag = null;
    row.classList.remove("dragged");
    row.style.translate = "";
    glide(row, y - held - top(row));
    grip.focus({ preventScroll: true });
    if (free().some((other, index) => other !== before[index])) moved(row, before);
    else {
      say(form.dataset.sayMoved, row);
      if (crossed) tell(); // what stood meanwhile may have been saved
    }
  }
}

function glide(row, by) {
  if (by && !calm.matches) row.animate({ translate: [`0 ${by}px`, "0"] }, { duration: GLIDE, easing: "ease-out" });
}

function value(row) {
  return Number(row.querySelector("input").value);
}
