// Which slide one is on: kept in the address, told to all windows of the talk.

const items = document.querySelector("[data-items]");

export const slides = () => [...items.querySelectorAll(".slide")];

export class Position {
  #channel = new BroadcastChannel(`deckwright ${new URL(".", location.href).pathname}`);
  #show;
  at = 0;

  // `show(at)` is called with every new position.
  constructor(show) {
    this.#show = show;
    this.at = this.#within(Number(location.hash.slice(1)) - 1 || 0);
    this.#channel.onmessage = ({ data }) => {
      if (data.ask) this.#tell();
      else this.#move(data.at);
    };
    this.#channel.postMessage({ ask: true });
    addEventListener("hashchange", () => this.go(Number(location.hash.slice(1)) - 1 || 0));
  }

  go(at) {
    this.#move(at);
    this.#tell();
  }

  // The next slide that way; in a show hidden ones are passed over.
  step(by, { hidden = true } = {}) {
    const all = slides();
    let at = this.at + by;
    while (!hidden && all[at] && "hidden" in all[at].dataset) at += by;
    if (all[at]) this.go(at);
  }

  // Shows the same place again, after slides have changed.
  refresh() {
    this.#move(this.at);
  }

  #move(at) {
    this.at = this.#within(at);
    history.replaceState(null, "", `#${this.at + 1}`);
    this.#show(this.at);
  }

  #tell() {
    this.#channel.postMessage({ at: this.at });
  }

  #within(at) {
    return Math.max(0, Math.min(at, slides().length - 1));
  }
}

// Puts a slide's picture and words into `image`; none: leaves it empty.
export async function picture(image, slide) {
  const from = slide?.querySelector("img");
  image.hidden = !from;
  if (!from) return;
  if (image.src !== from.src) image.src = from.src;
  image.alt = from.alt;
  image.lang = from.lang;
}

// Calls the action of a key, unless the key belongs to what has the focus or to the browser.
export function onKeys(actions) {
  addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    if (document.querySelector("dialog[open]")) return;
    if (event.key === " " && event.target.closest("button, a, summary")) return;
    const action = actions[event.key];
    if (!action) return;
    event.preventDefault();
    action();
  });
}

// Calls the action that a button names.
export function onButtons(actions) {
  addEventListener("click", (event) => {
    const button = event.target.closest("[data-do]");
    if (button) actions[button.dataset.do]();
  });
}

export function help() {
  document.getElementById("help").showModal();
}
