// All scores: a figure opens its reason and source in a row below its own, where they stand further down the page as well.
// Without this script its link leads to the criterion's page.
let opened = null; // the link of the figure that is open

function close() {
  if (!opened) return;
  document.getElementById("app-opened-score")?.remove();
  opened.setAttribute("aria-expanded", "false");
  opened.removeAttribute("aria-controls");
  opened = null;
}

function paragraph(className, ...content) {
  const made = document.createElement("p");
  made.className = className;
  made.append(...content);
  return made;
}

function open(table, link) {
  const cell = link.closest("td");
  const row = cell.parentElement;
  const reasons = document.querySelectorAll(`#app-reasons-${CSS.escape(row.dataset.criterion)} .app-reasons__list > div`);
  const reason = reasons[Number(cell.dataset.option) - 1];
  const below = document.createElement("tr");
  below.id = "app-opened-score";
  below.className = "app-scores-table__opened";
  const all = below.insertCell();
  all.colSpan = [...row.cells].filter((each) => each.offsetParent).length;

  const title = document.createElement("strong");
  title.textContent = `${reason.querySelector("dt").textContent}: ${row.querySelector("th a").textContent}`;
  const text = reason.querySelector("dd").cloneNode(true);
  for (const named of text.querySelectorAll("[id]")) named.removeAttribute("id");
  const more = document.createElement("a");
  more.href = link.href;
  more.textContent = table.dataset.more;
  const shut = document.createElement("button");
  shut.type = "button";
  shut.className = "app-link-button";
  shut.textContent = table.dataset.close;
  shut.addEventListener("click", () => {
    const was = opened;
    close();
    was.focus();
  });
  all.append(paragraph("app-scores-table__about", title), ...text.childNodes, paragraph("app-scores-table__more", more, " ", shut));
  row.after(below);
  link.setAttribute("aria-expanded", "true");
  link.setAttribute("aria-controls", below.id);
  opened = link;
}

for (const table of document.querySelectorAll(".app-scores-table")) {
  for (const link of table.querySelectorAll(".app-cell__link")) link.setAttribute("aria-expanded", "false");
  table.addEventListener("click", (event) => {
    const link = event.target.closest(".app-cell__link");
    if (event.target.closest("thead")) return close(); // rows are about to be sorted
    if (!link || event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return;
    event.preventDefault();
    const again = link === opened;
    close();
    if (!again) open(table, link);
  });
  table.addEventListener("keydown", (event) => {
    if (event.key !== "Escape" || !opened) return;
    const was = opened;
    close();
    was.focus();
  });
}
