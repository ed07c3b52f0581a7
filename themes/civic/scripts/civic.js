// The page works without this. With it: a menu on narrow screens, a list of contents that starts
// closed there, that of the section open where both fit beside the page, a word where a table goes on sideways, and
// everything open on paper in browsers that do not know ::details-content. Tables that can be sorted: see sortable.js; the
// search box: see search-box.js; what is folded: see fold.js; the same page in another language: see languages.js;
// definitions in place: see terms.js.
import { ServiceNavigation } from "govuk-frontend/dist/govuk/components/service-navigation/service-navigation.mjs";
import "./fold.js";
import "./languages.js";
import "./search-box.js";
import "./sortable.js";
import "./terms.js";

document.body.classList.add("govuk-frontend-supported");

for (const element of document.querySelectorAll('[data-module="govuk-service-navigation"]')) {
  new ServiceNavigation(element);
}

const contents = document.querySelector(".app-contents__details");
const beside = document.querySelector(".app-beside__details");
const wide = window.matchMedia("(min-width: 62em)");
const overflows = (side) => side.scrollHeight > side.clientHeight;

const follow = () => {
  if (contents) contents.open = wide.matches;
  if (!beside) return;
  beside.open = wide.matches;
  if (contents && overflows(beside.closest(".app-side"))) beside.open = false;
};
wide.addEventListener("change", follow);
follow();

// Where both are too long to stand beside the page, one makes room for the other.
for (const [opened, other] of contents && beside ? [[contents, beside], [beside, contents]] : []) {
  opened.addEventListener("toggle", () => {
    if (wide.matches && opened.open && overflows(opened.closest(".app-side"))) other.open = false;
  });
}

for (const region of document.querySelectorAll(".app-table-region")) {
  const note = document.createElement("p");
  note.className = "app-table-hint";
  note.textContent = document.body.dataset.tableHint;
  const show = () => {
    note.hidden = region.scrollWidth <= region.clientWidth;
  };
  region.before(note);
  new ResizeObserver(show).observe(region);
  show();
}

const opened = new Set();
window.addEventListener("beforeprint", () => {
  for (const details of document.querySelectorAll("details:not([open])")) {
    details.open = true;
    opened.add(details);
  }
});
window.addEventListener("afterprint", () => {
  for (const details of opened) details.open = false;
  opened.clear();
});
