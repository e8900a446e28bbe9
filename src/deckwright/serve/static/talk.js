// The page of a talk: all slides below each other, at a glance, or one alone.

import { follow, say } from "./live.js";
import { Position, help, onButtons, onKeys, picture, slides } from "./slides.js";

const stage = document.getElementById("stage");
const place = document.getElementById("place");

const position = new Position(show);

function show(at) {
  const all = slides();
  all.forEach((slide, number) => {
    if (number === at) slide.setAttribute("aria-current", "true");
    else slide.removeAttribute("aria-current");
  });
  place.textContent = all.length ? `${at + 1} / ${all.length}` : "";
  picture(stage.querySelector("img"), all[at]);
}

function look(block = "nearest") {
  slides()[position.at]?.scrollIntoView({ block });
}

function step(by) {
  position.step(by, { hidden: stage.hidden });
  look();
}

function go(at) {
  position.go(at);
  look();
}

function isStaged() {
  return !stage.hidden;
}

async function open() {
  if (isStaged()) return close();
  stage.hidden = false;
  stage.focus();
  // Where the browser refuses, the slide fills its window.
  await document.documentElement.requestFullscreen?.().catch(() => {});
}

function close() {
  if (!isStaged()) return;
  stage.hidden = true;
  if (document.fullscreenElement) document.exitFullscreen();
  slides()[position.at]?.focus({ preventScroll: true });
  look();
}

function overview() {
  const on = document.body.classList.toggle("glance");
  document.querySelector('[data-do="overview"]').setAttribute("aria-pressed", on);
  look();
}

function leave() {
  if (isStaged()) close();
  else if (document.body.classList.contains("glance")) overview();
}

function presenter() {
  open_window(`presenter#${position.at + 1}`);
}

function open_window(address) {
  window.open(address, "_blank", "popup,width=1200,height=760");
}

// Enter on a slide of the overview opens it where it stands.
function enter() {
  const slide = document.activeElement?.closest?.(".slide");
  if (!slide) return;
  position.go(slides().indexOf(slide));
  if (document.body.classList.contains("glance")) overview();
}

const actions = {
  ArrowRight: () => step(1),
  ArrowDown: () => step(1),
  PageDown: () => step(1),
  " ": () => step(1),
  ArrowLeft: () => step(-1),
  ArrowUp: () => step(-1),
  PageUp: () => step(-1),
  Home: () => go(0),
  End: () => go(slides().length - 1),
  f: open,
  o: overview,
  p: presenter,
  Escape: leave,
  "?": help,
};

onKeys(actions);
onButtons({ overview, presenter, help, stage: open });
addEventListener("keydown", (event) => {
  if (event.key === "Enter" && event.target.matches(".slide")) enter();
});
document.addEventListener("fullscreenchange", () => {
  if (!document.fullscreenElement) close();
});
stage.addEventListener("click", () => step(1));
document.querySelector("[data-items]").addEventListener("click", (event) => {
  const slide = event.target.closest(".slide");
  if (!slide || event.target.closest("a")) return;
  position.go(slides().indexOf(slide));
  if (document.body.classList.contains("glance")) overview();
});

show(position.at);
if (location.hash) look("start");

follow((changed) => {
  position.refresh();
  const numbers = changed.map((item) => item.querySelector(".slide")?.dataset.number);
  changed.forEach((item) => flash(item));
  if (document.querySelector(".stale")) say("The talk has a mistake; the last good slides stay.");
  else say(numbers.length ? `Updated: slide ${numbers.join(", ")}` : "Updated.");
});

function flash(item) {
  item.classList.add("changed");
  item.addEventListener("animationend", () => item.classList.remove("changed"), { once: true });
}
