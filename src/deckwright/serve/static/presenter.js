// What a speaker looks at: this slide and the next, notes, the time.

import { follow } from "./live.js";
import { Position, help, onButtons, onKeys, picture, slides } from "./slides.js";

const timer = document.getElementById("timer");
const clock = document.getElementById("clock");
const notes = document.getElementById("notes");

const position = new Position(show);

function show(at) {
  const all = slides();
  const next = all.slice(at + 1).find((slide) => !("hidden" in slide.dataset));
  picture(document.getElementById("now"), all[at]);
  picture(document.getElementById("next"), next);
  document.getElementById("end").hidden = Boolean(next);
  document.getElementById("place").textContent = all.length ? `${at + 1} / ${all.length}` : "";
  const said = all[at]?.querySelector(".notes")?.innerHTML ?? "<p>No notes.</p>";
  if (notes.innerHTML !== said) {
    notes.innerHTML = said;
    notes.scrollTop = 0;
  }
}

// Time runs from the first step on; a pause keeps it.
let spoken = 0;
let since = null;

function start() {
  since ??= Date.now();
  pressed(false);
}

function pause() {
  if (since === null) return start();
  spoken += Date.now() - since;
  since = null;
  pressed(true);
}

function reset() {
  spoken = 0;
  since = null;
  pressed(false);
  tick();
}

function pressed(on) {
  document.querySelector('[data-do="pause"]').setAttribute("aria-pressed", on);
}

function tick() {
  const seconds = Math.floor((spoken + (since === null ? 0 : Date.now() - since)) / 1000);
  const minutes = Math.floor(seconds / 60);
  const planned = timer.dataset.minutes ? ` / ${timer.dataset.minutes}:00` : "";
  timer.textContent = `${minutes}:${String(seconds % 60).padStart(2, "0")}${planned}`;
  timer.classList.toggle("late", Boolean(planned) && minutes >= Number(timer.dataset.minutes));
  clock.textContent = new Date().toLocaleTimeString([], { hour: "2-digit", minute: "2-digit" });
}

function step(by) {
  position.step(by, { hidden: false });
  if (since === null && spoken === 0) start();
}

const forward = () => step(1);
const back = () => step(-1);

onKeys({
  ArrowRight: forward,
  ArrowDown: forward,
  PageDown: forward,
  " ": forward,
  ArrowLeft: back,
  ArrowUp: back,
  PageUp: back,
  Home: () => position.go(0),
  End: () => position.go(slides().length - 1),
  s: pause,
  "?": help,
});
onButtons({ forward, back, pause, reset, help });

show(position.at);
tick();
setInterval(tick, 250);
follow(() => position.refresh());
