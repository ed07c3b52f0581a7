// Tables marked data-sortable: the headings become buttons that sort the rows marked data-row, each within its own
// group, by the number in data-sort or else by the text of the cell. Rows without a number come last. The third press
// gives back the order of the document.
const compare = (a, b) => (typeof a === "number" ? a - b : a.localeCompare(b));

function keyOf(cell) {
  const text = cell.dataset.sort ?? cell.textContent.trim();
  if (text === "") return null;
  const number = Number(text.replaceAll(",", ""));
  return Number.isNaN(number) ? text : number;
}

function sortGroup(body, column, direction) {
  const rows = [...body.rows].filter((row) => "row" in row.dataset);
  if (rows.length < 2) return;
  const after = rows.at(-1).nextElementSibling;

  rows.sort((a, b) => {
    const inOrder = Number(a.dataset.row) - Number(b.dataset.row);
    if (direction === 0) return inOrder;
    const [x, y] = [keyOf(a.cells[column]), keyOf(b.cells[column])];
    if (x === null || y === null) return (x === null) - (y === null) || inOrder;
    return direction * compare(x, y) || inOrder;
  });
  for (const row of rows) body.insertBefore(row, after);
}

function makeSortable(table) {
  const status = document.createElement("p");
  status.className = "govuk-visually-hidden";
  status.setAttribute("role", "status");
  table.closest(".app-table-region").after(status);
  for (const body of table.tBodies) {
    [...body.rows].forEach((row, index) => {
      if ("row" in row.dataset) row.dataset.row = index;
    });
  }
  const headings = [...table.tHead.rows[0].cells];
  headings.forEach((heading, column) => {
    const isNumber = heading.classList.contains("govuk-table__header--numeric");
    const name = heading.textContent.trim();
    const button = document.createElement("button");
    button.type = "button";
    button.className = "app-sort";
    button.append(...heading.childNodes);
    heading.append(button);
    heading.setAttribute("aria-sort", "none");
    const cycle = isNumber ? ["none", "descending", "ascending"] : ["none", "ascending", "descending"];
    button.addEventListener("click", () => {
      const next = cycle[(cycle.indexOf(heading.getAttribute("aria-sort")) + 1) % cycle.length];
      for (const other of headings) other.setAttribute("aria-sort", "none");
      heading.setAttribute("aria-sort", next);
      const direction = { none: 0, ascending: 1, descending: -1 }[next];
      for (const body of table.tBodies) sortGroup(body, column, direction);
      const words = { none: "sortedNot", ascending: "sortedUp", descending: "sortedDown" }[next];
      status.textContent = table.dataset[words].replace("%", name);
    });
  });
}

for (const table of document.querySelectorAll("table[data-sortable]")) makeSortable(table);
