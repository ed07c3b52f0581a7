// The page of a checklist.
import { Filter } from "./filter.js";
import { Sheet } from "./sheet.js";

const root = document.querySelector(".app-checklist");
const sheet = new Sheet(root);
sheet.take(root.querySelectorAll(".app-question"));
if (root.querySelector(".app-filter")) new Filter(root, sheet).offer();
