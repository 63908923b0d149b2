// Keeps the page true while a quiz is taken: asks again and again as long as somebody looks, and says when it cannot.

const EVERY = 4_000; // ms
const LONGEST = 60_000; // ms between tries when they fail
const PATIENCE = 15_000; // ms until a request without answer counts as lost

const live = document.querySelector("[data-live]");
const stale = document.querySelector("[data-stale]");
const said = document.querySelector("[data-said]");
let since = new Date();
let wait = EVERY;
let timer = 0;
let asking = false;

document.addEventListener("visibilitychange", () => document.hidden ? clearTimeout(timer) : look());

async function look() {
  clearTimeout(timer);
  if (asking || document.hidden) return;
  asking = true;
  try {
    show(await ask());
    wait = EVERY;
    stale.hidden = true;
  } catch {
    wait = Math.min(wait * 2, LONGEST);
    late();
  }
  asking = false;
  if (!document.hidden) timer = setTimeout(look, wait);
}

// A request for a document is parsed by the browser without any script in it being run.
function ask() {
  return new Promise((found, lost) => {
    const request = new XMLHttpRequest();
    request.open("GET", live.dataset.live);
    request.responseType = "document";
    request.timeout = PATIENCE;
    request.onload = () => request.status === 200 && request.response?.getElementById("figures") ? found(request.response.body) : lost();
    request.onerror = request.ontimeout = request.onabort = lost;
    request.send();
  });
}

function show(fresh) {
  const submitted = document.getElementById("figures").dataset.submitted;
  const focused = live.contains(document.activeElement) ? document.activeElement.id : "";
  const scrolled = live.querySelector(".scroll")?.scrollLeft ?? 0;
  live.replaceChildren(...fresh.childNodes);
  live.dispatchEvent(new Event("renewed", { bubbles: true }));
  if (live.querySelector(".scroll")) live.querySelector(".scroll").scrollLeft = scrolled;
  if (focused) document.getElementById(focused)?.focus({ preventScroll: true });
  since = new Date();
  const now = document.getElementById("figures").dataset.submitted;
  if (now !== submitted) said.textContent = said.dataset.say.replace("{count}", now);
}

function late() {
  if (!stale.hidden) return; // said once
  const time = since.toLocaleTimeString(document.documentElement.lang, { hour: "numeric", minute: "2-digit" });
  stale.textContent = stale.dataset.say.replace("{time}", time);
  stale.hidden = false;
}

timer = setTimeout(look, EVERY);
