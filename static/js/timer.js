// Counts down by the server's clock, in minutes and never in seconds, and speaks three times. A teacher may move the
// end: the page hears of it with every answer it saves, and asks for it now and then, and once more before it hands in.

const TICK = 5_000; // ms
const ASK = 60_000; // ms
const PATIENCE = 10_000; // ms until a question without answer counts as lost
const MINUTE = 60_000;

const timer = document.querySelector("[data-timer]");
const say = timer.dataset;
const left = timer.querySelector("[data-left]");
const toggle = timer.querySelector("[data-toggle]");
const spoken = document.querySelector("[data-time-said]");
const told = document.querySelector("[data-told]");
const form = document.querySelector("[data-quiz]");

const started = Date.parse(say.started);
const ahead = Date.parse(say.now) - Date.now(); // how far the server's clock is before ours
let end = Date.parse(say.end);
let asked = Date.now();
let shown = sessionStorage.getItem("time") !== "hidden";
let last = remaining();

const WORDS = [
  [() => (end - started) / 2, say.sayHalf],
  [() => 5 * MINUTE, say.saySoon],
  [() => MINUTE, say.sayMinute],
];

toggle.hidden = false;
toggle.addEventListener("click", () => {
  shown = !shown;
  sessionStorage.setItem("time", shown ? "shown" : "hidden");
  paint();
});

function remaining() {
  return end - Date.now() - ahead;
}

function minutes() {
  return Math.ceil(remaining() / MINUTE);
}

function paint() {
  left.hidden = !shown;
  left.textContent = minutes() > 1 ? say.sayMinutes.replace("{minutes}", minutes()) : say.sayLast;
  toggle.textContent = shown ? say.sayHide : say.sayShow;
}

function tick() {
  const now = remaining();
  for (const [at, words] of WORDS) {
    if (now <= at() && at() < last && at() >= MINUTE) spoken.textContent = words.replace("{minutes}", minutes());
  }
  last = now;
  paint();
  if (now <= 0) ask().then(() => remaining() > 0 ? tick() : hand());
  else setTimeout(tick, Math.min(TICK, now));
  if (now > 0 && Date.now() - asked >= ASK && !document.hidden) ask();
}

async function ask() {
  asked = Date.now();
  try {
    const reply = await fetch(say.ask, { headers: { Accept: "application/json" }, signal: AbortSignal.timeout(PATIENCE) });
    if (!reply.ok) return;
    const found = await reply.json();
    move(found.end, found.told);
  } catch {
    // Without connection the end known so far holds.
  }
}

function move(moment, words) {
  const found = moment ? Date.parse(moment) : Infinity;
  if (found === end) return;
  end = found;
  last = remaining();
  timer.hidden = end === Infinity;
  if (words) {
    told.textContent = spoken.textContent = words;
    told.hidden = false;
  }
  paint();
}

// A save tells the end and not why it moved.
document.addEventListener("saved", ({ detail }) => (detail ? Date.parse(detail) : Infinity) !== end && ask());

// What is on the page goes with it; without a form to send, the server has all there is.
function hand() {
  if (form) form.requestSubmit();
  else location.reload();
}

tick();
