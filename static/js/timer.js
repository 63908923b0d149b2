// Counts down by the server's clock, in minutes and never in seconds, and speaks three times.

const TICK = 5_000; // ms
const MINUTE = 60_000;

const timer = document.querySelector("[data-timer]");
const say = timer.dataset;
const left = timer.querySelector("[data-left]");
const toggle = timer.querySelector("[data-toggle]");
const spoken = document.querySelector("[data-time-said]");
const form = document.querySelector("[data-quiz]");

const started = Date.parse(say.started);
const end = Date.parse(say.end);
const ahead = Date.parse(say.now) - Date.now(); // how far the server's clock is before ours
let shown = sessionStorage.getItem("time") !== "hidden";
let last = remaining();

const WORDS = [
  [(end - started) / 2, say.sayHalf],
  [5 * MINUTE, say.saySoon],
  [MINUTE, say.sayMinute],
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
    if (now <= at && at < last) spoken.textContent = words.replace("{minutes}", minutes());
  }
  last = now;
  paint();
  if (now <= 0) hand();
  else setTimeout(tick, Math.min(TICK, now));
}

// What is on the page goes with it; without a form to send, the server has all there is.
function hand() {
  if (form) form.requestSubmit();
  else location.reload();
}

tick();
