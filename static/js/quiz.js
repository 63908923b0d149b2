// Saves every change within a second by posting the page's own form, and says in words whether it worked.
// One request is under way at a time; what changes meanwhile goes with the next, so the latest choice wins.

const PAUSE = 300; // ms after the last change
const PATIENCE = 15_000; // ms until a request without answer counts as lost
const LONGEST_WAIT = 30; // s between attempts to send again

const form = document.querySelector("[data-quiz]");
const say = form.dataset;
const status = form.querySelector("[data-status]");
const items = new Map([...form.querySelectorAll("[data-item]")].map((item) => [item.dataset.slot, item]));

const unsaved = new Map(); // slot -> the sequence number of its last change
const flags = new Map(); // slot -> whether it is to be flagged
let sequence = 0;
let sending = false;
let failures = 0;
let timer = 0;
let over = false; // submitted or closed: nothing is accepted any more
let leaving = false;

form.addEventListener("change", (event) => {
  const item = event.target.closest("[data-item]");
  if (item) changed(item.dataset.slot);
});

form.addEventListener("click", (event) => {
  const button = event.target.closest("button[name]");
  const act = { clear, confirm, flag }[button?.name];
  if (!act || over) return;
  event.preventDefault();
  act(items.get(button.value.split(":")[0]));
});

form.addEventListener("submit", () => { leaving = true; });
addEventListener("online", () => failures && save());
addEventListener("pageshow", (event) => event.persisted && location.reload());
addEventListener("beforeunload", (event) => pending() && !leaving && !over && event.preventDefault());
document.addEventListener("visibilitychange", () => document.hidden && pending() && save());

function changed(slot) {
  leaving = false;
  form.elements.seq.value = ++sequence;
  unsaved.set(slot, sequence);
  if (!failures) later(PAUSE);
}

function clear(item) {
  item.querySelectorAll("input:checked").forEach((input) => { input.checked = false; });
  item.dispatchEvent(new Event("clear"));
  paint(item.dataset.slot, { answered: false });
  announce(say.sayCleared);
  (item.querySelector("[name=confirm]") ?? item.querySelector("input:not([type=hidden])")).focus();
  changed(item.dataset.slot);
}

function confirm(item) {
  form.elements[`touched-${item.dataset.slot}`].value = "1";
  paint(item.dataset.slot, { answered: true });
  announce(say.sayConfirmed);
  item.querySelector("[name=clear]").focus();
  changed(item.dataset.slot);
}

function flag(item) {
  const flagged = !("flagged" in item.dataset);
  paint(item.dataset.slot, { flagged });
  flags.set(item.dataset.slot, flagged);
  later(0);
}

function pending() {
  return unsaved.size > 0 || flags.size > 0;
}

function later(pause) {
  clearTimeout(timer);
  timer = setTimeout(save, pause);
}

async function save() {
  if (sending || over || !pending()) return;
  clearTimeout(timer);
  sending = true;
  const sent = sequence;
  const marked = new Map(flags);
  let wait = 0;
  try {
    const response = await fetch(form.action, {
      method: "POST",
      headers: { Accept: "application/json" },
      body: body(marked),
      keepalive: true,
      signal: AbortSignal.timeout(PATIENCE),
    });
    const reply = await response.json();
    if (response.ok) accepted(reply, sent, marked);
    else if (response.status >= 500 || response.status === 429) wait = failed(response.headers.get("Retry-After"));
    else refused(response.status, reply);
  } catch {
    if (!leaving) wait = failed();
  }
  sending = false;
  if (wait) later(wait * 1000);
  else if (!over && !leaving && needed(sent)) later(PAUSE);
}

// Only what changed is sent: a page with all questions need not repeat the others.
function body(marked) {
  const fields = new URLSearchParams();
  for (const [name, value] of new FormData(form)) {
    if (name.startsWith("place")) continue; // positions wait for their own button
    const slot = name === "slot" ? value : name.split("-")[1];
    if (!slot || unsaved.has(slot) || marked.has(slot)) fields.append(name, value);
  }
  for (const [slot, flagged] of marked) fields.append("flag", `${slot}:${Number(flagged)}`);
  return fields;
}

function needed(sent) {
  return flags.size > 0 || [...unsaved.values()].some((at) => at > sent);
}

function accepted(reply, sent, marked) {
  for (const [slot, flagged] of marked) if (flags.get(slot) === flagged) flags.delete(slot);
  for (const [slot, item] of Object.entries(reply.items)) {
    form.elements[`seen-${slot}`].value = item.seen;
    if (item.elsewhere) warn(items.get(slot));
    if (item.settled) announce(say.saySettled);
    note(slot, savedAt(reply.saved));
    if (unsaved.get(slot) > sent) continue; // newer on the page than in this reply
    unsaved.delete(slot);
    const touched = form.elements[`touched-${slot}`];
    if (touched) touched.value = item.answered ? "1" : "";
    paint(slot, flags.has(slot) ? { answered: item.answered } : item);
  }
  note("", savedAt(reply.saved));
  document.dispatchEvent(new CustomEvent("saved", { detail: reply.end }));
  document.querySelector("[data-answered-count]").textContent = reply.answered;
  document.querySelector("progress").value = reply.answered;
  if (failures) announce(say.sayAgain);
  failures = 0;
}

function failed(retryAfter) {
  if (!failures++) announce(say.sayOffline);
  trouble(say.sayOffline);
  return Math.max(Math.min(2 ** (failures - 1), LONGEST_WAIT), Number(retryAfter) || 0);
}

function refused(code, reply) {
  const words = code === 409 ? reply.message : say.sayRefused.replace("{reason}", reply.message);
  over = code === 409;
  flags.clear();
  announce(words);
  const link = Object.assign(document.createElement("a"), { href: reply.url, textContent: say.sayResult });
  trouble(words, ...(over && reply.url ? [" ", link] : []));
}

function warn(item) {
  const words = item.querySelector("[data-elsewhere]");
  words.hidden = false;
  announce(words.firstChild.textContent.trim());
}

function announce(words) {
  status.textContent = words;
}

function trouble(...parts) {
  for (const slot of ["", ...unsaved.keys()]) {
    note(slot, parts.map((part) => (part.cloneNode ? part.cloneNode(true) : part)), true);
  }
}

function note(slot, parts, bad = false) {
  const place = form.querySelector(`[data-note="${slot}"]`);
  place?.replaceChildren(...parts);
  place?.classList.toggle("trouble", bad);
}

function savedAt(moment) {
  const time = Object.assign(document.createElement("time"), { dateTime: moment });
  time.textContent = new Date(moment).toLocaleTimeString(document.documentElement.lang);
  const [before, after] = say.saySaved.split("{time}");
  return [before, time, after];
}

function paint(slot, { answered, flagged }) {
  for (const element of form.querySelectorAll(`[data-slot="${slot}"]`)) {
    if (answered !== undefined) element.toggleAttribute("data-answered", answered);
    if (flagged !== undefined) element.toggleAttribute("data-flagged", flagged);
  }
}
