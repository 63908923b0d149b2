// What every page gains from script: the reader's own time, and controls that make no sense without script.

const FORMS = {
  time: { hour: "numeric", minute: "2-digit", second: "2-digit" },
  day: { day: "numeric", month: "long", year: "numeric", hour: "numeric", minute: "2-digit" },
  short: { day: "numeric", month: "short", hour: "numeric", minute: "2-digit" },
};

function localise(time) {
  time.textContent = new Date(time.dateTime).toLocaleString(document.documentElement.lang, FORMS[time.dataset.local]);
}

function localiseIn(place) {
  place.querySelectorAll("time[data-local]").forEach(localise);
}

localiseIn(document);
document.addEventListener("renewed", (event) => localiseIn(event.target));
document.querySelectorAll("[data-script]").forEach((element) => { element.hidden = false; });
document.querySelector("[data-print]")?.addEventListener("click", () => print());

// A second press while the first is on its way would make a second student.
addEventListener("submit", (event) => {
  if (event.target.matches("[data-once]")) setTimeout(() => { event.submitter.disabled = true; });
});
addEventListener("pageshow", () => {
  document.querySelectorAll("[data-once] button").forEach((button) => { button.disabled = false; });
});

const zone = document.querySelector("[data-own-zone]");
const here = Intl.DateTimeFormat().resolvedOptions().timeZone;
if (zone?.value === "UTC" && zone.querySelector(`option[value="${CSS.escape(here)}"]`)) zone.value = here;
