// Comparisons of models and case studies. Two to four are chosen in a form that puts them into the address, so that a
// choice can be shared, and the page that the address leads to sets them side by side: a table made of cells of the
// whole one. Without this script the whole table is there, and pages for pairs.
const few = 4;
const fill = (words, values) => words.replace(/\{(\w+)\}/g, (_, name) => values[name]);
const listed = (parts) => new Intl.ListFormat(document.documentElement.lang || "en-GB", { type: "conjunction" }).format(parts);

// Which texts of a row are alike is numbered at build time; 0 stands for none.
function markOf(cells) {
  const texts = cells.map((cell) => cell.dataset.text);
  if (texts.every((text) => text === "0")) return "none";
  if (texts.includes("0")) return "partly";
  return texts.every((text) => text === texts[0]) ? "same" : "differs";
}

const wordsOf = (box, kind, mark) => box.dataset[kind + mark[0].toUpperCase() + mark.slice(1)];

function markRow(box, row, cells) {
  const mark = markOf(cells);
  const words = document.createElement("span");
  words.className = `app-compare__mark app-compare__mark--${mark}`;
  words.textContent = wordsOf(box, "mark", mark);
  row.cells[0].append(" ", words);
  row.dataset.mark = mark;
}

function countsOf(box, rows) {
  const parts = ["differs", "partly", "same", "none"].flatMap((mark) => {
    const n = rows.filter((row) => row.dataset.mark === mark).length;
    return n > 0 ? [fill(wordsOf(box, "count", mark), { n })] : [];
  });
  return fill(box.dataset.counts, { counts: listed(parts) });
}

// The first table with the columns of the things chosen, from whichever table they stand in.
function tableOf(box, ids) {
  const whole = box.querySelector(".app-compare__all");
  const region = whole.querySelector(".app-compare__region").cloneNode(true);
  const pick = (row, id) => {
    const selector = row.dataset.attribute ? `tr[data-attribute="${row.dataset.attribute}"]` : "thead tr";
    return whole.querySelector(`${selector} [data-thing="${CSS.escape(id)}"]`).cloneNode(true);
  };
  for (const row of region.querySelectorAll("tr")) {
    const cells = ids.map((id) => pick(row, id));
    row.replaceChildren(row.cells[0], ...cells);
    if (row.dataset.attribute) markRow(box, row, cells);
  }
  region.querySelector("table").classList.remove("app-compare__table--many");
  region.setAttribute("aria-labelledby", `${box.id}-chosen`);
  return region;
}

function showSideBySide(box, ids, names) {
  const section = box.querySelector(".app-compare__chosen");
  const region = tableOf(box, ids);
  const title = section.querySelector(".app-compare__title");
  title.textContent = fill(box.dataset.title, { names });
  region.querySelector("caption").textContent = title.textContent;
  section.querySelector(".app-compare__count").textContent = countsOf(box, [...region.querySelectorAll("tbody tr")]);
  section.append(region);
  section.hidden = false;
  box.querySelector(".app-compare__all").hidden = true;
  document.title = `${names} – ${document.title}`;
  if (location.hash === `#${title.id}`) title.focus();
}

function offerChoice(box, form) {
  const { name, oneMore, two, leftOut } = box.dataset;
  const titles = new Map([...box.querySelectorAll(".app-compare__all thead [data-thing]")].map((head) => [head.dataset.thing, head.querySelector("a").textContent]));
  const namesOf = (ids) => listed(ids.map((id) => titles.get(id) ?? id));
  const status = form.querySelector(".app-compare__status");
  const selects = [...form.querySelectorAll("select")];
  const asked = [...new Set(new URLSearchParams(location.search).getAll(name).filter(Boolean))];
  const ids = asked.filter((id) => titles.has(id)).slice(0, few);
  const others = asked.filter((id) => !ids.includes(id));

  selects.forEach((select, i) => {
    select.value = ids[i] ?? "";
  });
  form.hidden = false;
  form.querySelector(".app-compare__reset").hidden = asked.length === 0;
  const says = others.length > 0 ? [fill(leftOut, { names: namesOf(others) })] : [];
  if (ids.length === 1) says.push(fill(oneMore, { names: namesOf(ids) }));
  status.textContent = says.join(" ");
  if (ids.length > 1) showSideBySide(box, ids, namesOf(ids));

  const chosen = () => [...new Set(selects.map((select) => select.value).filter(Boolean))];
  form.addEventListener("submit", (event) => {
    if (chosen().length > 1) return;
    event.preventDefault();
    status.textContent = chosen().length === 1 ? fill(oneMore, { names: namesOf(chosen()) }) : two;
    selects.find((select) => select.value === "" || select !== selects[0]).focus();
  });
  // The address names each of them once.
  form.addEventListener("formdata", ({ formData }) => {
    formData.delete(name);
    for (const id of chosen()) formData.append(name, id);
  });
}

function offerOnlyDifferences(only) {
  const box = only.querySelector("input");
  const rows = [...only.parentElement.querySelectorAll("tr[data-mark]")];
  const follow = () => {
    for (const row of rows) row.hidden = box.checked && ["same", "none"].includes(row.dataset.mark);
  };
  only.hidden = !rows.some((row) => ["same", "none"].includes(row.dataset.mark));
  box.addEventListener("change", follow);
  follow(); // a browser may bring back how the box stood
}

for (const box of document.querySelectorAll(".app-compare")) {
  const form = box.querySelector(".app-compare__form");
  if (form) offerChoice(box, form);
  for (const only of box.querySelectorAll(".app-compare__only")) offerOnlyDifferences(only);
}
