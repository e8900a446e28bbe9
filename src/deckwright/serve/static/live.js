// Keeps a page as its sources are: takes over what the server sends, and leaves all else in place.

const status = document.getElementById("status");

export function say(words) {
  status.textContent = words;
}

// Calls `changed(items)` after each change with the list's items that are new or different.
export function follow(changed) {
  const version = encodeURIComponent(document.body.dataset.version);
  const source = new EventSource(`changes?version=${version}`);
  let last = Promise.resolve();
  source.onmessage = (event) => {
    const message = JSON.parse(event.data);
    last = last.then(() => take(message)).then(changed);
  };
  source.onopen = () => {
    document.body.classList.remove("alone");
    if (status.dataset.lost) say("");
    delete status.dataset.lost;
  };
  source.onerror = () => {
    document.body.classList.add("alone");
    status.dataset.lost = "yes";
    say("The preview has ended; start it again to see changes.");
  };
  addEventListener("pagehide", () => source.close());
}

async function take(message) {
  document.body.dataset.version = message.version;
  for (const [id, html] of Object.entries(message.regions)) {
    document.getElementById(id).innerHTML = html;
  }
  const theme = document.getElementById("theme");
  theme.href = `${theme.href.split("?")[0]}?${message.version}`;
  const list = document.querySelector("[data-items]");
  const wanted = new Set(message.order);
  const present = new Map([...list.children].map((item) => [item.dataset.key, item]));
  const spare = [...list.children].filter((item) => !wanted.has(item.dataset.key));
  const fresh = new Map();
  for (const key of message.order) {
    if (!present.has(key)) fresh.set(key, { html: message.items[key], item: spare.shift() });
  }
  // What is looked at stays until its successor can be shown, so that nothing flickers.
  await Promise.all([...fresh.values()].filter(({ item }) => item && isSeen(item)).map(load));
  message.order.forEach((key, at) => {
    const item = present.get(key) ?? filled(key, fresh.get(key));
    if (list.children[at] !== item) list.insertBefore(item, list.children[at] ?? null);
  });
  spare.forEach((item) => item.remove());
  return [...fresh.keys()].map((key) => list.querySelector(`[data-key="${key}"]`));
}

function filled(key, { html, item = document.createElement("li") }) {
  const focused = item.contains(document.activeElement);
  item.dataset.key = key;
  item.innerHTML = html;
  if (focused) item.querySelector("[tabindex], a")?.focus({ preventScroll: true });
  return item;
}

function isSeen(item) {
  const { top, bottom } = item.getBoundingClientRect();
  return bottom > 0 && top < innerHeight;
}

async function load({ html }) {
  const holder = document.createElement("template");
  holder.innerHTML = html;
  const picture = holder.content.querySelector("img");
  if (!picture) return;
  const early = new Image();
  early.src = picture.getAttribute("src");
  await early.decode().catch(() => {});
}
