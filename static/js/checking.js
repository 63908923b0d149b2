// While a question is typed, says beside the form what is wrong with it and what could be better.
// The newest answer counts: an older one that comes late is passed over.

const PAUSE = 600; // ms after the last key

const form = document.querySelector("[data-check]");
const live = document.querySelector("[data-live]");
const said = live.querySelector("[data-said]");
let timer = 0;
let asked = 0;

form.addEventListener("input", later);
form.addEventListener("change", later);

function later() {
  clearTimeout(timer);
  timer = setTimeout(check, PAUSE);
}

async function check() {
  const number = ++asked;
  try {
    const reply = await fetch(form.dataset.check, {
      method: "POST",
      headers: { Accept: "application/json" },
      body: new URLSearchParams(new FormData(form)),
    });
    if (reply.ok && number === asked) show(await reply.json());
  } catch {
    // Without connection nothing is said; saving checks all the same.
  }
}

function show({ problems, remarks }) {
  const lines = [...problems.map((text) => line(text, "problem")), ...remarks.map((text) => line(text))];
  said.replaceChildren(...(lines.length ? lines : [line(live.dataset.saySound)]));
  live.hidden = false;
}

function line(text, kind = "") {
  return Object.assign(document.createElement("p"), { className: kind, textContent: text });
}
