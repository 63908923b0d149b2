/* What is wrong with a page, as a list of sentences; for tests. */
const FOCUSABLE = "a[href], button, input:not([type=hidden]), select, textarea, summary, [contenteditable], [tabindex]";
const LONGEST = 0.011;
/* Seconds that something may move for where less motion is asked for. */

const PARTS = 7;
/* A date of an hour is as many stops: day, month and so on. */

const seen = (element) => element.checkVisibility({ visibilityProperty: true });
const all = (selector) => [...document.querySelectorAll(selector)].filter(seen);
const said = (element) => element.outerHTML.replace(/\s+/g, " ").slice(0, 160);

function named(element) {
  const ids = element.getAttribute("aria-labelledby");
  const texts = ids ? ids.split(" ").map((id) => document.getElementById(id)?.textContent) : [];
  return (element.getAttribute("aria-label") || texts.join(" ")).trim();
}

function outline() {
  const faults = [];
  const headings = all("h1, h2, h3, h4, h5, h6");
  const levels = headings.map((heading) => Number(heading.tagName[1]));
  const first = levels.filter((level) => level === 1);
  if (first.length !== 1) faults.push(`headings of the first level: not one: ${first}`);
  headings.forEach((heading, at) => {
    if (levels[at] > (levels[at - 1] ?? 0) + 1) faults.push(`a level is left out before ${said(heading)}`);
    if (!heading.textContent.trim()) faults.push(`a heading says nothing: ${said(heading)}`);
  });
  if (all("main").length !== 1) faults.push("main landmarks: not one");
  const names = all("nav").map(named);
  const own = new Set(names);
  if (own.has("") || own.size < names.length) faults.push(`ways without a name of their own: ${names}`);
  return faults;
}

/* The names of the groups an element stands in, the heads of its rows, and of a link the item of the list as well. */
function context(element) {
  const around = [];
  for (let each = element.parentElement; each; each = each.parentElement) {
    const head = { FIELDSET: "legend", DETAILS: "summary", TR: "th" }[each.tagName];
    around.push(named(each) || (head && each.querySelector(head)?.textContent) || "");
    if (element.href && each.tagName === "LI") around.push(each.textContent);
  }
  return around.join(" ");
}

function called(element) {
  const labels = [...(element.labels ?? [])].map((label) => label.textContent).join(" ");
  const name = named(element) || labels || element.textContent;
  return `${element.tagName} ${element.type} ${name} in ${context(element)}`.replace(/\s+/g, " ");
}

/* Controls are called otherwise or stand in groups that are called otherwise, or they lead to the same. */
function twins() {
  const faults = [];
  const first = new Map();
  for (const element of all("main :is(a[href], button, summary, select, textarea, input:not([type=hidden]))")) {
    const name = called(element);
    const twin = first.get(name) ?? element;
    first.set(name, twin);
    if (twin !== element && !element.ariaHidden && !twin.ariaHidden && !(element.href && element.href === twin.href)) {
      faults.push(`called like another: ${said(element)}`);
    }
  }
  return faults;
}

function motion() {
  const moved = [...document.querySelectorAll("*")].filter((element) => {
    const style = getComputedStyle(element);
    const seconds = `${style.animationDuration}, ${style.transitionDuration}`.split(", ").map(parseFloat);
    return Math.max(...seconds) > LONGEST || style.scrollBehavior === "smooth";
  });
  const playing = document.getAnimations().map((each) => each.effect);
  const long = playing.filter((effect) => effect.getComputedTiming().activeDuration > 1000 * LONGEST);
  return [...moved, ...long.map((effect) => effect.target)].map((element) => `moves: ${said(element)}`);
}

function stops() {
  const groups = new Set();
  return all(FOCUSABLE).filter((element) => {
    if (element.tabIndex < 0 || element.matches(":disabled")) return false;
    if (element.tagName === "SUMMARY" && element.parentElement.querySelector("summary") !== element) return false;
    if (element.type !== "radio") return true;
    const group = [...(element.form ?? document).querySelectorAll(`[type=radio][name="${CSS.escape(element.name)}"]`)];
    const one = group.find((each) => each.checked) ?? group.find((each) => !each.disabled);
    return one === element && !groups.has(one) && groups.add(one);
  });
}

function rings(element) {
  const found = [];
  for (let each = element; each; each = each.parentElement) {
    const { outlineStyle, outlineWidth, outlineColor } = getComputedStyle(each);
    found.push(outlineStyle === "none" ? "" : `${outlineWidth} ${outlineColor}`);
  }
  return found;
}

function trouble(element, before) {
  const { innerWidth: width, innerHeight: height } = window;
  const box = [...element.getClientRects()].find((each) => each.width && each.height);
  if (!box) return "takes no room";
  const [left, right] = [Math.max(box.left, 0), Math.min(box.right, width)];
  const [top, bottom] = [Math.max(box.top, 0), Math.min(box.bottom, height)];
  if (left >= right || top >= bottom) return "is outside the window";
  const hit = document.elementFromPoint((left + right) / 2, (top + bottom) / 2);
  const own = [element, ...(element.labels ?? [])];
  if (hit && !own.some((each) => each.contains(hit) || hit.contains(each))) return `lies under ${said(hit)}`;
  const ring = rings(element).some((each, at) => each !== before[at] && parseFloat(each) >= 2);
  return ring ? "" : "has no ring";
}

let way;

function look() {
  const element = document.activeElement;
  /* After the last stop it begins again. */
  if (element === document.body || way.gone.includes(element)) return;
  const wrong = trouble(element, way.before.get(element) ?? []);
  way.gone.push(element);
  if (wrong) way.faults.push(`focus ${wrong}: ${said(element)}`);
}

/* Go back to where one is when a page has loaded, although it has set the focus itself. */
function begin() {
  document.body.tabIndex = -1;
  document.body.focus();
  document.body.removeAttribute("tabindex");
}

/* Return how often Tab has to be pressed to come through the page. */
function watch() {
  if (document.activeElement !== document.body) begin();
  const expected = stops();
  const scrolled = all("main *").filter(
    (each) => each.scrollWidth > each.clientWidth || each.scrollHeight > each.clientHeight,
  );
  way = { expected, gone: [], faults: [], before: new Map() };
  for (const each of [...expected, ...scrolled]) way.before.set(each, rings(each));
  addEventListener("keydown", look, true);
  const regions = scrolled.filter((each) => /auto|scroll/.test(getComputedStyle(each).overflow));
  const dates = expected.filter((each) => /^(date|time|month|week)/.test(each.type));
  return expected.length + regions.length + PARTS * dates.length + 1;
}

function walked() {
  look();
  removeEventListener("keydown", look, true);
  const { expected, gone, faults } = way;
  if (!gone[0]?.matches(".skip")) faults.push("the way past the head of the page is not the first stop");
  for (const each of expected) if (!gone.includes(each)) faults.push(`Tab never comes to ${said(each)}`);
  gone.slice(1).forEach((each, at) => {
    const follows = gone[at].compareDocumentPosition(each) & Node.DOCUMENT_POSITION_FOLLOWING;
    if (!follows) faults.push(`out of order: ${said(each)}`);
  });
  for (const each of all("*")) {
    const { order, flexDirection, display } = getComputedStyle(each);
    const turned = order !== "0" || (display.endsWith("flex") && flexDirection.endsWith("reverse"));
    if (turned && expected.some((stop) => each.contains(stop))) faults.push(`shown in another order: ${said(each)}`);
  }
  return faults;
}

/* Words that stand a letter or two a line, where a column was left no room. */
function squeezed() {
  const cut = all("main *").filter((element) => {
    const words = [...element.childNodes].filter((node) => node.nodeType === Node.TEXT_NODE && node.data.trim().length > 3);
    const lines = words.flatMap((node) => {
      const range = document.createRange();
      range.selectNode(node);
      return [...range.getClientRects()];
    });
    const wide = Math.max(...lines.map((line) => line.width));
    return lines.length > 3 && wide > 0 && wide < 1.5 * parseFloat(getComputedStyle(element).fontSize);
  });
  return cut.map((element) => `is squeezed: ${said(element)}`);
}

let folded = [];

function unfold(open) {
  if (open) folded = [...document.querySelectorAll("details:not([open])")];
  for (const each of folded) each.open = open;
}

function letters(size) {
  document.documentElement.style.fontSize = size;
}

/* Fill in these fields, which are of one form, and send it as it is, by the button that says what to `do`. */
function send({ do: what, ...fields }) {
  const way = `button[name=do][value="${what}"]`;
  const { form } = [...document.querySelectorAll(what ? way : `[name="${Object.keys(fields)[0]}"]`)].at(-1);
  for (const [name, value] of Object.entries(fields)) {
    const field = form.elements[name];
    field.checked = true;
    field.value = value;
  }
  form.noValidate = true;
  form.requestSubmit(form.querySelector(what ? way : "button:not([type=button])"));
}

globalThis.walk = { outline, twins, motion, squeezed, watch, walked, letters, unfold, send };
