// Search as one types: links under the box of every page, and the page of all results, search.html?q=…&kind=….
// What finds is in search-index.js; this shows it. Words that readers see are data of the page's elements.
import { excerptOf, hasPhrase, marksOf, textsOf } from "./search-excerpt.js";
import { Files } from "./search-files.js";
import { SearchIndex } from "./search-index.js";

const box = document.querySelector(".app-search");
const { root } = box.dataset;
const index = new SearchIndex(new Files(`${root}assets/search/`));

const inBox = 6;
const onPage = 20;
const typingPause = 1000; // ms until the number of results is said
const mostForPhrase = 200; // documents whose text is read for a phrase

const fill = (words, values) => words.replace(/\{(\w+)\}/g, (_, name) => values[name]);
const nextTask = () => new Promise((resolve) => setTimeout(resolve));

function markedInto(element, text, marks) {
  let done = 0;
  for (const [begin, end] of marks) {
    const mark = document.createElement("mark");
    mark.textContent = text.slice(begin, end);
    element.append(text.slice(done, begin), mark);
    done = end;
  }
  element.append(text.slice(done));
  return element;
}

// Documents that have the phrases, best first; those that are not asked for cost nothing.
async function* withPhrases(found, documents) {
  for (const document of found.phrases.length > 0 ? documents.slice(0, mostForPhrase) : documents) {
    const record = await index.record(document);
    const texts = found.phrases.length > 0 ? textsOf(record) : [];
    if (found.phrases.every((phrase) => texts.some((text) => hasPhrase(text, phrase)))) yield record;
    await nextTask();
  }
}

// The element of one result. A thing without a title is called by its sentence.
function resultOf(record, query, { anchorInTitle }) {
  const item = document.createElement("li");
  item.className = "app-result";
  const excerpt = excerptOf(record, query);
  const link = document.createElement("a");
  link.className = "app-result__title";
  const place = record.address.includes("#") || excerpt.anchor === "" ? record.address : `${record.address}#${excerpt.anchor}`;
  link.href = root + (anchorInTitle ? place : record.address);
  const title = record.title || excerpt.text;
  markedInto(link, title, record.title ? marksOf(title, query) : excerpt.marks);
  const note = document.createElement("span");
  note.className = "app-result__note";
  note.textContent = record.of || index.kinds[record.kind].title;
  item.append(link, " ", note);
  if (record.title && excerpt.text && excerpt.text !== title) item.append(sentenceOf(record, excerpt, place, anchorInTitle));
  return item;
}

function sentenceOf(record, excerpt, place, anchorInTitle) {
  const sentence = document.createElement("p");
  sentence.className = "app-result__sentence";
  if (excerpt.heading !== "" && excerpt.anchor !== "") {
    const section = document.createElement(anchorInTitle ? "span" : "a");
    section.className = "app-result__section";
    section.textContent = excerpt.heading;
    if (!anchorInTitle) section.href = root + place;
    sentence.append(section, ": ");
  }
  return markedInto(sentence, excerpt.text, excerpt.marks);
}

// Says the number of results when typing pauses.
class Announcer {
  #status;
  #timer;
  constructor(status) {
    this.#status = status;
  }
  say(words) {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => {
      if (this.#status.textContent !== words) this.#status.textContent = words;
    }, typingPause);
  }
}

const countIn = (words, total) => fill(total === 0 ? words.none : total === 1 ? words.one : words.some, { number: total });

// ---- the box ------------------------------------------------------------------------------------------

class Box {
  #input = box.querySelector("input");
  #panel = box.querySelector(".app-search__panel");
  #list = box.querySelector(".app-search__results");
  #all = box.querySelector(".app-search__all");
  #announcer = new Announcer(box.querySelector(".app-search__status"));
  #asked = 0;

  constructor() {
    this.#input.addEventListener("input", () => this.#update());
    this.#input.addEventListener("focus", () => this.#update());
    box.addEventListener("keydown", (event) => this.#move(event));
    document.addEventListener("click", ({ target }) => box.contains(target) || this.#close());
    box.addEventListener("focusout", ({ relatedTarget }) => relatedTarget && !box.contains(relatedTarget) && this.#close());
    if (document.activeElement === this.#input) this.#update();
    index.ready().catch(() => this.#fail());
  }

  #close() {
    this.#panel.hidden = true;
    this.#announcer.say("");
  }

  #fail() {
    this.#announcer.say(box.dataset.failed);
  }

  async #update() {
    const text = this.#input.value.trim();
    const asked = ++this.#asked;
    if (text === "") return this.#close();
    try {
      const found = await index.find(text);
      if (asked !== this.#asked) return;
      const items = [];
      for await (const record of withPhrases(found, found.documents())) {
        if (asked !== this.#asked) return;
        items.push(resultOf(record, found, { anchorInTitle: true }));
        if (items.length === inBox) break;
      }
      if (asked === this.#asked) this.#show(text, found, items);
    } catch {
      this.#fail();
    }
  }

  #show(text, found, items) {
    if (this.#list.contains(document.activeElement)) return; // whoever is in the list already keeps the place there
    const total = found.phrases.length > 0 && items.length < inBox ? items.length : found.total;
    this.#list.replaceChildren(...items);
    this.#list.hidden = items.length === 0;
    const words = countIn(box.dataset, total);
    this.#all.textContent = total > items.length ? fill(box.dataset.all, { number: total }) : items.length === 0 ? words : box.dataset.page;
    this.#all.href = `${root}search.html?q=${encodeURIComponent(text)}`;
    this.#panel.hidden = false;
    this.#announcer.say(words);
  }

  // Arrow keys go through the links, Escape back into the box.
  #move(event) {
    if (this.#panel.hidden) return;
    const links = [...this.#panel.querySelectorAll(".app-result__title, .app-search__all")];
    const at = links.indexOf(document.activeElement);
    if (event.key === "Escape") {
      this.#input.focus();
      ++this.#asked; // what the focus asked for would open the results again
      this.#close();
    } else if (event.key === "ArrowDown" && at + 1 < links.length) {
      links[at + 1].focus();
    } else if (event.key === "ArrowUp" && at >= 0) {
      (links[at - 1] ?? this.#input).focus();
    } else {
      return;
    }
    event.preventDefault();
  }
}

// ---- the page of results ------------------------------------------------------------------------------

class Page {
  #page;
  #input;
  #kinds;
  #list;
  #more;
  #count;
  #announcer;
  #asked = 0;
  #kind = "";
  #shown = onPage;

  constructor(page) {
    this.#page = page;
    const part = (name) => page.querySelector(`.app-find__${name}`);
    [this.#input, this.#kinds, this.#list, this.#more, this.#count] = ["input", "kinds", "results", "more", "count"].map(part);
    this.#announcer = new Announcer(part("status"));
    part("filter").open = window.matchMedia("(min-width: 62em)").matches; // on narrow screens results come first
    part("form").addEventListener("submit", (event) => {
      event.preventDefault();
      this.#update(true);
    });
    this.#input.addEventListener("input", () => this.#typed());
    this.#kinds.addEventListener("change", ({ target }) => {
      this.#kind = target.value;
      this.#typed();
    });
    this.#more.addEventListener("click", () => this.#showMore());
    window.addEventListener("popstate", () => this.#read());
    page.hidden = false;
    this.#read();
  }

  #read() {
    const said = new URLSearchParams(location.search);
    this.#input.value = said.get("q") ?? "";
    this.#kind = said.get("kind") ?? "";
    this.#shown = onPage;
    this.#update(false);
  }

  #typed() {
    this.#shown = onPage;
    this.#update(false, true);
  }

  async #showMore() {
    const before = this.#list.children.length;
    this.#shown += onPage;
    await this.#update(false);
    this.#list.children[before]?.querySelector("a").focus();
  }

  #keepAddress(text) {
    const said = new URLSearchParams();
    if (text !== "") said.set("q", text);
    if (this.#kind !== "") said.set("kind", this.#kind);
    const query = said.toString();
    history.replaceState(null, "", query === "" ? location.pathname : `?${query}`);
  }

  async #update(isSubmitted, changed = isSubmitted) {
    const text = this.#input.value.trim();
    const asked = ++this.#asked;
    if (changed) this.#keepAddress(text);
    document.title = text === "" ? this.#page.dataset.title : fill(this.#page.dataset.titled, { query: text });
    if (text === "") return this.#clear();
    try {
      const found = await index.find(text);
      if (asked !== this.#asked) return;
      await this.#show(found, () => asked === this.#asked);
    } catch {
      this.#count.textContent = this.#page.dataset.failed;
    }
  }

  #clear() {
    this.#list.replaceChildren();
    this.#kinds.replaceChildren();
    this.#more.hidden = true;
    this.#count.textContent = "";
    this.#announcer.say("");
  }

  async #show(found, isCurrent) {
    const wanted = index.kinds.findIndex(({ id }) => id === this.#kind);
    const kind = wanted < 0 ? undefined : wanted;
    let records = found.documents(kind);
    let { total, counts } = found;
    if (found.phrases.length > 0) {
      const all = [];
      for await (const record of withPhrases(found, found.documents())) {
        if (!isCurrent()) return;
        all.push(record);
      }
      total = all.length;
      counts = counts.map((_, i) => all.filter((record) => record.kind === i).length);
      records = all.filter((record) => kind === undefined || record.kind === kind);
    }
    this.#showKinds(counts, total);
    const number = kind === undefined ? total : counts[kind];
    this.#count.textContent = countIn(this.#page.dataset, number);
    this.#announcer.say(this.#count.textContent);
    const items = [];
    for (const each of records.slice(0, this.#shown)) {
      const record = typeof each === "number" ? await index.record(each) : each;
      if (!isCurrent()) return;
      items.push(resultOf(record, found, { anchorInTitle: false }));
      await nextTask();
    }
    if (!isCurrent()) return;
    this.#list.replaceChildren(...items);
    this.#more.hidden = records.length <= this.#shown;
  }

  // Radio buttons of the kinds that have results, with how many.
  #showKinds(counts, total) {
    const choices = [{ id: "", title: this.#page.dataset.allKinds, count: total }];
    index.kinds.forEach(({ id, title }, i) => {
      if (counts[i] > 0 || id === this.#kind) choices.push({ id, title, count: counts[i] });
    });
    const focused = this.#kinds.contains(document.activeElement) ? document.activeElement.value : undefined;
    this.#kinds.replaceChildren(
      ...choices.map(({ id, title, count }) => {
        const label = document.createElement("label");
        label.className = "app-choice app-find__kind";
        const input = document.createElement("input");
        Object.assign(input, { type: "radio", name: "kind", value: id, checked: id === this.#kind });
        const words = document.createElement("span");
        words.textContent = `${title} (${count.toLocaleString(document.documentElement.lang || undefined)})`;
        label.append(input, " ", words);
        return label;
      }),
    );
    if (focused !== undefined) this.#kinds.querySelector(`input[value="${CSS.escape(focused)}"]`)?.focus();
  }
}

new Box();
const page = document.querySelector(".app-find");
if (page) new Page(page);
