// Comparisons of models and case studies. Two to four are chosen in a form and set side by side on the page: a table made
// of what the families have on it. The address names them, so that a choice can be shared. Without this script the
// families are there, and pages for pairs.
import { listed } from "./lists.js";

const few = 4;
const fill = (words, values) => words.replace(/\{(\w+)\}/g, (_, name) => values[name]);

// Which cells of a row say the same is numbered at build time; 0 stands for none. Unlike facts differ, unless one
// begins the other ("2015", "2015-10"); unlike words may mean the same.
function markOf(cells) {
  const texts = cells.map((cell) => cell.dataset.text);
  if (texts.every((text) => text === "0")) return "none";
  if (texts.includes("0")) return "partly";
  if (texts.every((text) => text === texts[0])) return "same";
  const facts = cells.flatMap((cell) => cell.dataset.fact ?? []);
  return facts.some((a) => facts.some((b) => !a.startsWith(b) && !b.startsWith(a))) ? "differs" : "worded";
}

const wordsOf = (box, kind, mark) => box.dataset[kind + mark[0].toUpperCase() + mark.slice(1)];

function markRow(box, row, cells) {
  const mark = markOf(cells);
  row.dataset.mark = mark;
  if (mark === "worded") return;
  const words = document.createElement("span");
  words.className = `app-compare__mark app-compare__mark--${mark}`;
  words.textContent = wordsOf(box, "mark", mark);
  row.cells[0].append(" ", words);
}

function countsOf(box, rows) {
  const parts = ["differs", "worded", "partly", "same", "none"].flatMap((mark) => {
    const n = rows.filter((row) => row.dataset.mark === mark).length;
    return n > 0 ? [fill(wordsOf(box, "count", mark), { n })] : [];
  });
  return fill(box.dataset.counts, { counts: listed(parts) });
}

function headOf(thing) {
  const head = document.createElement("th");
  head.scope = "col";
  head.dataset.thing = thing.dataset.thing;
  head.append(thing.querySelector("dt a").cloneNode(true));
  return head;
}

// What the thing says is moved, not copied, so that ids stay unique, and kept in `lent` to be given back.
function cellOf(card, lent) {
  const cell = document.createElement("td");
  Object.assign(cell.dataset, card.dataset);
  delete cell.dataset.place; // among the cards
  const name = document.createElement("b");
  name.className = "app-compare__thing";
  name.textContent = card.querySelector("dt").textContent;
  const home = card.querySelector("dd");
  const nodes = [...home.childNodes];
  lent.push({ home, nodes });
  cell.append(name, " ", ...nodes);
  return cell;
}

function giveBack(lent) {
  for (const { home, nodes } of lent.splice(0)) {
    home.append(...nodes);
    for (const item of home.querySelectorAll("li[hidden]")) item.hidden = false;
  }
}

// Sorts what stands side by side by one row of it, each family and each table within itself: the columns of tables, the
// cards of families. Values are ranked at build time; what has none comes last, either way, and what is level stays as
// it was listed. Called again for tables made later.
function offerSort(box) {
  const control = box.querySelector(".app-compare__sort");
  if (!control) return () => {};
  const select = control.querySelector("select");
  const status = control.querySelector(".app-compare__sorted");
  const whole = box.querySelector(".app-compare__all");
  const things = (parent) => [...parent.children].filter(({ dataset }) => "thing" in dataset);

  const sort = () => {
    const { value: key, dataset } = select.selectedOptions[0];
    const ranks = new Map();
    if (key !== "")
      for (const cell of whole.querySelectorAll(`[data-attribute="${CSS.escape(key)}"] [data-rank]`)) ranks.set(cell.dataset.thing, Number(cell.dataset.rank));
    const sign = dataset.direction === "down" ? -1 : 1;
    for (const parent of box.querySelectorAll(".app-compare__cards, .app-compare__table tr")) {
      const own = things(parent);
      own.forEach((thing, place) => {
        thing.dataset.place ??= place;
      });
      own.sort((a, b) => {
        const [x, y] = [ranks.get(a.dataset.thing), ranks.get(b.dataset.thing)];
        const listed = Number(a.dataset.place) - Number(b.dataset.place);
        if (x === undefined || y === undefined) return (x === undefined) - (y === undefined) || listed;
        return sign * (x - y) || listed;
      });
      parent.append(...own);
    }
    return key;
  };

  select.addEventListener("change", () => {
    const key = sort();
    status.textContent = key === "" ? box.dataset.sortedNone : fill(box.dataset.sorted, { title: select.selectedOptions[0].text });
  });
  control.hidden = false;
  return sort;
}

// The table without columns, filled with the things chosen, from whichever family they stand in.
function tableOf(box, empty, ids, lent) {
  const table = empty.cloneNode(true);
  const whole = box.querySelector(".app-compare__all");
  const cards = (selector) => ids.map((id) => whole.querySelector(`${selector} [data-thing="${CSS.escape(id)}"]`));
  table.tHead.rows[0].append(...cards(".app-compare__cards").map(headOf));
  for (const row of table.querySelectorAll("tr[data-attribute]")) {
    const cells = cards(`[data-attribute="${row.dataset.attribute}"]`).map((card) => cellOf(card, lent));
    row.append(...cells);
    markRow(box, row, cells);
  }
  for (const band of table.querySelectorAll(".app-compare__band th")) band.colSpan = ids.length + 1;
  return table;
}

// The list of sources leaves out what only hidden families cite.
function showSources() {
  const cited = { shown: new Set(), hidden: new Set() };
  for (const link of document.querySelectorAll("main a[href^='#']"))
    if (!link.closest(".app-references")) cited[link.closest(".app-compare__all[hidden]") ? "hidden" : "shown"].add(link.hash.slice(1));
  for (const item of document.querySelectorAll(".app-references__list li")) {
    const ids = [item, ...item.querySelectorAll("[id]")].map(({ id }) => id);
    item.hidden = ids.some((id) => cited.hidden.has(id)) && !ids.some((id) => cited.shown.has(id));
  }
}

function offerChoice(box, form, sort) {
  const { name, oneMore, two, leftOut } = box.dataset;
  const section = box.querySelector(".app-compare__chosen");
  const title = section.querySelector(".app-compare__title");
  const empty = section.querySelector("table");
  const status = form.querySelector(".app-compare__status");
  const reset = form.querySelector(".app-compare__reset");
  const selects = [...form.querySelectorAll("select")];
  const titles = new Map([...selects[0].options].filter(({ value }) => value).map(({ value, text }) => [value, text]));
  const namesOf = (ids) => listed(ids.map((id) => titles.get(id) ?? id));
  const pageTitle = document.title;
  const lent = [];

  const setSideBySide = (ids) => {
    const names = namesOf(ids);
    const table = tableOf(box, empty, ids, lent);
    title.textContent = fill(box.dataset.title, { names });
    table.caption.textContent = title.textContent;
    section.querySelector("table").replaceWith(table);
    sort();
    section.querySelector(".app-compare__count").textContent = countsOf(box, [...table.querySelectorAll("tr[data-mark]")]);
    offerOnlyDifferences(section.querySelector(".app-compare__only"), box.dataset.inAll);
  };

  let followed = null;
  const followAddress = () => {
    if (location.search === followed) return; // only the place on the page changed
    followed = location.search;
    const asked = [...new Set(new URLSearchParams(location.search).getAll(name).filter(Boolean))];
    const ids = asked.filter((id) => titles.has(id)).slice(0, few);
    const others = asked.filter((id) => !ids.includes(id));
    const isChosen = ids.length > 1;
    selects.forEach((select, i) => {
      select.value = ids[i] ?? "";
    });
    const says = others.length > 0 ? [fill(leftOut, { names: namesOf(others) })] : [];
    if (ids.length === 1) says.push(fill(oneMore, { names: namesOf(ids) }));
    status.textContent = says.join(" ");
    giveBack(lent);
    if (isChosen) setSideBySide(ids);
    const whole = box.querySelector(".app-compare__all");
    whole.hidden = isChosen;
    section.hidden = !isChosen;
    reset.hidden = asked.length === 0;
    showSources();
    document.title = isChosen ? `${namesOf(ids)} – ${pageTitle}` : pageTitle;
    if (isChosen && location.hash === `#${title.id}`) title.focus();
  };

  const chosen = () => [...new Set(selects.map((select) => select.value).filter(Boolean))];
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    const ids = chosen();
    if (ids.length > 1) {
      history.pushState(null, "", `?${new URLSearchParams(ids.map((id) => [name, id]))}#${title.id}`);
      followAddress();
      title.focus();
      return;
    }
    status.textContent = ids.length === 1 ? fill(oneMore, { names: namesOf(ids) }) : two;
    selects.find((select) => select.value === "" || select !== selects[0]).focus();
  });
  reset.addEventListener("click", (event) => {
    event.preventDefault();
    history.pushState(null, "", location.pathname);
    followAddress();
    selects[0].focus();
  });
  window.addEventListener("popstate", followAddress);
  form.hidden = false;
  followAddress();
}

// The items of lists that stand in every cell of a row, with any other words round them than citations.
function itemsOfAll(cells) {
  const items = cells.map((cell) => [...cell.querySelectorAll(".app-compare__says > ul:only-child > li")]);
  const says = (item) => {
    const copy = item.cloneNode(true);
    for (const citation of copy.querySelectorAll(".app-citation")) citation.remove();
    return copy.textContent;
  };
  const said = items.map((list) => new Set(list.map(says)));
  return items.map((list) => list.filter((item) => said.every((all) => all.has(says(item)))));
}

// Leaves out rows that say the same or nothing and, of lists, the items that all have.
function offerOnlyDifferences(only, inAll) {
  const box = only.querySelector("input");
  const table = only.parentElement.querySelector("table");
  const rows = [...table.querySelectorAll("tr[data-mark]")];
  const like = rows.filter((row) => ["same", "none"].includes(row.dataset.mark));
  const shared = rows.filter((row) => row.dataset.mark === "worded" || row.dataset.mark === "differs").flatMap((row) => itemsOfAll([...row.cells].slice(1)));
  const follow = () => {
    for (const row of like) row.hidden = box.checked;
    for (const body of table.tBodies) body.hidden = [...body.querySelectorAll("tr[data-mark]")].every((row) => row.hidden);
    for (const note of table.querySelectorAll(".app-compare__in-all")) note.remove();
    for (const items of shared) {
      for (const item of items) item.hidden = box.checked;
      if (items.length === 0 || !box.checked) continue;
      const note = document.createElement("p");
      note.className = "app-compare__in-all";
      note.textContent = fill(inAll, { n: items.length });
      items[0].closest("td").append(note);
    }
  };
  only.hidden = like.length === 0 && shared.flat().length === 0;
  box.onchange = follow;
  follow();
}

for (const box of document.querySelectorAll(".app-compare")) {
  const form = box.querySelector(".app-compare__form");
  const sort = offerSort(box);
  if (form) offerChoice(box, form, sort);
  for (const only of box.querySelectorAll(".app-compare__all .app-compare__only")) offerOnlyDifferences(only, box.dataset.inAll);
}
