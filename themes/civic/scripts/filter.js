// Shows those questions of a page that fit a choice of theme, of priority (a box to tick where the site has one alone),
// and whether they are answered. A question that is answered while "unanswered only" is on stays until the choice is
// changed: nothing moves under the reader's hands.
import { fill, write } from "./words.js";

export class Filter {
  #root;
  #sheet;
  #choice;
  #showAll;

  constructor(root, sheet) {
    this.#root = root;
    this.#sheet = sheet;
    const part = (name) => root.querySelector(`[data-filter="${name}"]`);
    this.#choice = { theme: part("theme"), priority: part("priority"), open: part("open") };
    this.#showAll = root.querySelector('[data-do="show-all"]');
    root.querySelector(".app-filter").addEventListener("change", () => this.apply());
    this.#showAll.addEventListener("click", () => {
      this.showAll();
      (this.#choice.theme ?? this.#choice.priority ?? this.#choice.open).focus();
    });
    window.addEventListener("hashchange", () => {
      const target = document.querySelector(":target");
      if (!target?.closest("[hidden]")) return;
      this.showAll();
      target.scrollIntoView();
    });
    this.showAll(); // some browsers bring ticks back with a page
  }

  // The id of the one chosen; empty for all.
  get #priority() {
    const { priority } = this.#choice;
    if (!priority || (priority.type === "checkbox" && !priority.checked)) return "";
    return priority.value;
  }

  get #questions() {
    return [...this.#root.querySelectorAll(".app-question")];
  }

  // Offers the themes of the questions on the page, and looks again which questions fit.
  offer() {
    const { theme } = this.#choice;
    if (theme) {
      const themes = new Map(this.#questions.map(({ dataset }) => [dataset.theme, dataset.themeTitle]));
      const chosen = theme.value;
      theme.length = 1;
      for (const [id, title] of themes) theme.add(new Option(title, id));
      theme.value = themes.has(chosen) ? chosen : "";
    }
    this.apply();
  }

  showAll() {
    if (this.#choice.theme) this.#choice.theme.value = "";
    const { priority } = this.#choice;
    if (priority?.type === "checkbox") priority.checked = false;
    else if (priority) priority.value = "";
    this.#choice.open.checked = false;
    this.apply();
  }

  apply() {
    const { open } = this.#choice;
    const theme = this.#choice.theme?.value ?? "";
    const priority = this.#priority;
    const questions = this.#questions;
    for (const question of questions) {
      const fits =
        (theme === "" || question.dataset.theme === theme) &&
        (priority === "" || question.dataset.priority === priority) &&
        (!open.checked || !this.#sheet.isAnswered(question.id));
      question.hidden = !fits;
    }
    const chosen = theme !== "" || priority !== "" || open.checked;
    for (const section of this.#root.querySelectorAll(".app-questions")) {
      section.hidden = chosen && section.querySelector(".app-question:not([hidden])") === null;
    }
    const shown = questions.filter(({ hidden }) => !hidden).length;
    const { shown: some, shownNone: none } = this.#root.dataset;
    const words = shown === 0 ? none : fill(some, { shown, number: questions.length });
    write(this.#root.querySelector(".app-filter__shown"), chosen ? words : "");
    this.#showAll.hidden = !chosen;
  }
}
