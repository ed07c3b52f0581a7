// A link to a term opens its definition in place; with a key held, or where the browser has no popovers, it leads to the
// term's page. Definitions lie in one script for each first letter (term_files.h), loaded when one is asked for.
import { loadScript } from "./load-script.js";

const shards = new Map();
const handed = new Map();
window.scrutineerTerms = (letter, terms) => handed.set(letter, terms);

function load(link) {
  const id = decodeURIComponent(link.pathname.split("/").pop()).replace(/\.html$/, "");
  const letter = /^[a-z]/.test(id) ? id[0] : "other";
  if (!shards.has(letter)) {
    const loading = loadScript(new URL(`../assets/terms/${letter}.js`, link.href));
    loading.catch(() => shards.delete(letter)); // asked for again, it may come
    shards.set(letter, loading);
  }
  return shards.get(letter).then(() => handed.get(letter)[id]);
}

function element(name, className, ...children) {
  const made = document.createElement(name);
  if (className) made.className = className;
  made.append(...children);
  return made;
}

class Note {
  #title = element("p", "app-term-note__title");
  #text = element("p");
  #more = element("a");
  #close = element("button", "app-term-note__close", document.body.dataset.termClose);
  #note = element("div", "app-term-note", this.#title, this.#text, element("p", "app-term-note__foot", this.#more, this.#close));
  #link;
  #closedAt; // the link whose press has just closed it

  constructor() {
    this.#title.id = "app-term-title";
    this.#close.type = "button";
    this.#close.addEventListener("click", () => this.#hide());
    this.#note.popover = "auto";
    this.#note.tabIndex = -1;
    this.#note.setAttribute("role", "dialog");
    this.#note.setAttribute("aria-labelledby", this.#title.id);
    this.#note.addEventListener("keydown", (event) => this.#leave(event));
    this.#note.addEventListener("toggle", ({ newState }) => this.#link.setAttribute("aria-expanded", newState === "open"));
    document.addEventListener("pointerdown", ({ target }) => (this.#closedAt = this.isOpen ? target.closest?.(".app-term") : null), true);
    document.body.append(this.#note);
  }

  get isOpen() {
    return this.#note.matches(":popover-open");
  }

  open(link, [title, text]) {
    const again = this.#link === link && this.#closedAt === link;
    this.#closedAt = null;
    if (again) return;
    if (this.isOpen) this.#hide();
    this.#link = link;
    this.#title.textContent = title;
    this.#text.textContent = text;
    this.#more.textContent = document.body.dataset.termMore.replace("{term}", title);
    this.#more.href = link.href;
    this.#note.showPopover();
    this.#place();
    this.#note.focus({ preventScroll: true });
  }

  #hide() {
    this.#note.hidePopover();
    this.#link.focus({ preventScroll: true });
  }

  // The Tab key goes on from the link.
  #leave(event) {
    const ends = event.shiftKey ? [this.#note, this.#more] : [this.#close];
    if (event.key === "Tab" && ends.includes(document.activeElement)) this.#hide();
  }

  // Below the link, or above it where there is no room; it scrolls with the text.
  #place() {
    const gap = 6;
    const { width, height } = this.#note.getBoundingClientRect();
    const at = this.#link.getClientRects()[0];
    const left = Math.max(gap, Math.min(at.left, document.documentElement.clientWidth - width - gap));
    const fitsBelow = at.bottom + gap + height <= window.innerHeight || at.top < height + gap;
    const top = fitsBelow ? at.bottom + gap : at.top - height - gap;
    this.#note.style.left = `${left + window.scrollX}px`;
    this.#note.style.top = `${top + window.scrollY}px`;
  }
}

let note;

if ("popover" in HTMLElement.prototype) {
  for (const link of document.querySelectorAll(".app-term")) link.setAttribute("aria-haspopup", "dialog");
  document.addEventListener("click", async (event) => {
    const link = event.target.closest?.(".app-term");
    if (!link || event.button !== 0 || event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return;
    event.preventDefault();
    const term = await load(link).catch(() => undefined);
    if (!term) return location.assign(link.href);
    note ??= new Note();
    note.open(link, term);
  });
}
