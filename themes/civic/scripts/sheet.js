// The questions and fields of a page as something to fill in. Everything here is added to a page that can be read and
// printed without it. What is entered is kept at once (answers.js) and shown on paper in the place of the ruled lines.
import { Answers, Fault, Shelf, readAnswers } from "./answers.js";

const fill = (text, values) => text.replace(/\{(\w+)\}/g, (_, name) => values[name]);

// Only what differs is written: a live region speaks when it is written to.
export function write(element, text) {
  if (element && element.textContent !== text) element.textContent = text;
}

export class Sheet {
  #root;
  #words;
  #tools;
  #shelf;
  #answers;
  #questions = []; // { id, element, form }, those shown now
  #fields;
  #made = new WeakMap(); // element → form
  #kept = true;

  // `list` says what else stands in a file ({ list: "stage=developing" }); `opened` hears of what a file says there.
  constructor(root, { list = () => ({}), opened = () => {} } = {}) {
    this.#root = root;
    this.#words = root.dataset;
    this.#tools = root.querySelector(".app-tools");
    this.list = list;
    this.opened = opened;
    const { site, root: top, checklist, version } = this.#words;
    this.#shelf = new Shelf({ site, root: top, checklist, version });
    this.#answers = this.#shelf.load() ?? new Answers();
    this.#fields = [...root.querySelectorAll(".app-field")].map((element) => new Field(element, (value) => this.#answers.setField(element.dataset.field, value)));
    this.#fields.findLast(({ isDate }) => isDate)?.suggestDate();
    for (const field of this.#fields) field.element.addEventListener("input", () => this.#changed());

    this.#on("save", () => this.#saveFile());
    this.#on("open", () => this.#tools.querySelector(".app-tools__file").click());
    this.#on("print", () => window.print());
    this.#on("clear", () => this.#clear());
    this.#on("earlier", () => this.#takeEarlier());
    this.#tools.querySelector(".app-tools__file").addEventListener("change", (event) => this.#openFile(event.target));
    window.addEventListener("storage", ({ key }) => {
      if (key !== this.#shelf.key && key !== null) return;
      this.#answers = this.#shelf.load() ?? new Answers();
      this.show();
    });
    this.#offerEarlier();
    this.#tools.hidden = false;
  }

  isAnswered(id) {
    return this.#answers.part(id, "answer") !== "";
  }

  // Takes the elements of the questions that the page shows.
  take(elements) {
    this.#questions = [...elements].map((element) => {
      if (!this.#made.has(element)) this.#made.set(element, this.#makeForm(element));
      return { id: element.id, form: this.#made.get(element) };
    });
    this.show();
  }

  show() {
    for (const { id, form } of this.#questions) form.show((name) => this.#answers.part(id, name));
    for (const field of this.#fields) field.show(this.#answers.fields.get(field.element.dataset.field));
    this.#progress();
  }

  #on(name, action) {
    this.#tools.querySelector(`[data-do="${name}"]`).addEventListener("click", action);
  }

  #makeForm(element) {
    return new QuestionForm(element, (name, text) => {
      this.#answers.setPart(element.id, name, text);
      this.#changed();
    });
  }

  #changed() {
    this.#kept = this.#shelf.save(this.#answers);
    this.#say(this.#kept ? "" : this.#words.notKept);
    this.#progress();
  }

  #progress() {
    const answered = this.#questions.filter(({ id }) => this.isAnswered(id)).length;
    const filled = this.#fields.filter(({ element }) => this.#answers.fields.has(element.dataset.field)).length;
    const sentences = [
      ...(this.#questions.length > 0 ? [fill(this.#words.progress, { done: answered, number: this.#questions.length })] : []),
      ...(this.#fields.length > 0 ? [fill(this.#words.progressParts, { done: filled, number: this.#fields.length })] : []),
    ];
    write(this.#tools.querySelector(".app-tools__progress"), sentences.join(" "));
  }

  #say(message, fault = "") {
    write(this.#tools.querySelector(".app-tools__message"), message);
    write(this.#tools.querySelector(".app-tools__fault"), fault);
  }

  #replace(answers) {
    this.#answers = answers;
    this.#changed();
    this.show();
  }

  async #clear() {
    if (this.#answers.empty || !(await this.#ask("askClear"))) return;
    this.#replace(new Answers());
    if (this.#kept) this.#say(this.#words.cleared);
  }

  #saveFile() {
    if (this.#answers.empty) return this.#say(this.#words.nothing);
    const { checklist, version, title } = this.#words;
    const link = document.createElement("a");
    link.download = `${this.#words.file}-${checklist}.json`;
    link.href = URL.createObjectURL(new Blob([this.#answers.toJson({ checklist, title, version: Number(version), ...this.list() })], { type: "application/json" }));
    link.click();
    setTimeout(() => URL.revokeObjectURL(link.href), 60_000);
    this.#say(fill(this.#words.saved, { file: link.download }));
  }

  async #openFile(input) {
    const [file] = input.files;
    if (!file) return;
    try {
      const text = await file.text();
      input.value = ""; // the same file may be chosen again
      const { answers, version, list } = readAnswers(text, this.#shelf.checklist);
      if (!this.#answers.empty && !(await this.#ask("askOpen"))) return;
      this.#replace(answers);
      this.opened(list);
      if (!this.#kept) return;
      const known = new Set([...this.#questions.map(({ id }) => id), ...this.#fields.map(({ element }) => element.dataset.field)]);
      const ids = [...answers.questions.keys(), ...answers.fields.keys()];
      const unknown = ids.filter((id) => !known.has(id)).length;
      this.#say(
        [
          fill(this.#words.opened, { number: ids.length }),
          ...(unknown > 0 ? [fill(this.#words.openedUnknown, { number: unknown })] : []),
          ...(version !== this.#shelf.version ? [this.#words.openedVersion] : []),
        ].join(" "),
      );
    } catch (fault) {
      if (!(fault instanceof Fault)) throw fault;
      this.#say("", fill(this.#words[fault.word], fault.values));
    }
  }

  #offerEarlier() {
    const note = this.#tools.querySelector(".app-tools__earlier");
    note.hidden = !this.#answers.empty || this.#shelf.loadEarlier() === null;
    write(note.querySelector("span"), this.#words.earlier);
    write(note.querySelector("button"), this.#words.earlierTake);
  }

  #takeEarlier() {
    this.#replace(this.#shelf.loadEarlier() ?? this.#answers);
    this.#tools.querySelector(".app-tools__earlier").hidden = true;
    this.#tools.querySelector("button").focus();
  }

  // Whether the reader says yes. Escape is no, and focus goes back to where it was.
  #ask(question) {
    const dialog = this.#root.querySelector(".app-ask");
    const [yes, no] = dialog.querySelectorAll("button");
    write(dialog.querySelector(".app-ask__text"), this.#words[question]);
    write(yes, this.#words[`${question}Yes`]);
    write(no, this.#words[`${question}No`]);
    dialog.returnValue = "no";
    return new Promise((answered) => {
      yes.onclick = no.onclick = ({ currentTarget }) => dialog.close(currentTarget.value);
      dialog.onclose = () => answered(dialog.returnValue === "yes");
      dialog.showModal();
      no.focus();
    });
  }
}

class QuestionForm {
  #element;
  #form;

  constructor(element, changed) {
    this.#element = element;
    this.#form = document.querySelector(".app-answer-template").content.firstElementChild.cloneNode(true);
    const takeBack = this.#form.querySelector('[data-do="take-back"]');
    for (const choice of this.#choices) {
      choice.name = `answer-${element.id}`;
      choice.addEventListener("change", () => {
        changed("answer", choice.value);
        this.#showOnPaper("answer", choice.value);
      });
    }
    takeBack.addEventListener("click", () => {
      changed("answer", "");
      for (const choice of this.#choices) choice.checked = false;
      this.#showOnPaper("answer", "");
      this.#choices[0].focus();
    });
    for (const part of this.#parts) {
      part.addEventListener("input", () => {
        changed(part.dataset.part, part.value);
        this.#showOnPaper(part.dataset.part, part.value);
      });
    }
    element.querySelector(".app-paper").before(this.#form);
  }

  get #choices() {
    return [...this.#form.querySelectorAll('input[type="radio"]')];
  }

  get #parts() {
    return [...this.#form.querySelectorAll("[data-part]")];
  }

  show(textOf) {
    for (const choice of this.#choices) choice.checked = choice.value === textOf("answer");
    this.#showOnPaper("answer", textOf("answer"));
    for (const part of this.#parts) {
      const text = textOf(part.dataset.part);
      if (part.value !== text) part.value = text;
      this.#showOnPaper(part.dataset.part, text);
      const more = part.closest(".app-answer__more");
      if (text !== "" && more) more.open = true;
    }
  }

  #showOnPaper(name, text) {
    if (name === "answer") {
      this.#form.querySelector('[data-do="take-back"]').hidden = text === "";
      this.#element.classList.toggle("app-question--answered", text !== "");
      const choice = this.#choices.find(({ value }) => value === text);
      write(this.#element.querySelector(".app-question__state"), choice ? choice.labels[0].textContent.trim() : "");
      for (const box of this.#element.querySelectorAll(".app-paper__box")) box.classList.toggle("app-paper__box--ticked", box.dataset.choice === text);
    } else {
      writeOnPaper(this.#element.querySelector(`.app-paper__space[data-part="${name}"]`), name === "date" ? dateInWords(text) : text);
    }
  }
}

// Something to fill in besides questions: a line, lines, a date, or the cells of a table.
class Field {
  element;
  #controls;
  #rows;

  constructor(element, changed) {
    this.element = element;
    this.#controls = [...element.querySelectorAll("input, textarea")];
    this.#rows = [...element.querySelectorAll("tbody tr")].map((row) => [...row.querySelectorAll("textarea")]);
    for (const control of this.#controls) control.hidden = false;
    element.addEventListener("input", () => {
      changed(this.#value);
      this.#showOnPaper();
    });
  }

  get isDate() {
    return this.#controls[0].type === "date";
  }

  // The last date of a form is the one to come back on: six months from today are offered.
  suggestDate() {
    const button = this.element.querySelector("button");
    button.hidden = false;
    button.addEventListener("click", () => {
      this.#controls[0].value = inSixMonths(new Date());
      this.#controls[0].dispatchEvent(new Event("input", { bubbles: true }));
    });
  }

  get #value() {
    return this.#rows.length > 0 ? this.#rows.map((row) => row.map(({ value }) => value)) : this.#controls[0].value;
  }

  show(value) {
    const textAt = (row, column) => (Array.isArray(value) ? (value[row]?.[column] ?? "") : "");
    this.#rows.forEach((row, r) => row.forEach((control, c) => setValue(control, textAt(r, c))));
    if (this.#rows.length === 0) setValue(this.#controls[0], typeof value === "string" ? value : "");
    this.#showOnPaper();
  }

  #showOnPaper() {
    for (const control of this.#controls) {
      const paper = (control.closest("td") ?? this.element).querySelector(".app-field__paper");
      writeOnPaper(paper, control.type === "date" ? dateInWords(control.value) : control.value);
    }
  }
}

function setValue(control, text) {
  if (control.value !== text) control.value = text;
}

// What was typed takes the place of the ruled lines.
function writeOnPaper(place, text) {
  let written = place.querySelector(".app-paper__text");
  if (!written && text.trim() === "") return;
  if (!written) {
    written = document.createElement("span");
    written.className = "app-paper__text";
    place.append(written);
  }
  write(written, text.trim());
  place.classList.toggle("app-paper--written", text.trim() !== "");
}

function dateInWords(text) {
  const date = new Date(`${text}T00:00:00Z`);
  if (Number.isNaN(date.getTime())) return "";
  return date.toLocaleDateString(document.documentElement.lang || undefined, { day: "numeric", month: "long", year: "numeric", timeZone: "UTC" });
}

// The same day six months on, or the last of that month where it has no such day.
export function inSixMonths(today) {
  const month = today.getMonth() + 6;
  const last = new Date(Date.UTC(today.getFullYear(), month + 1, 0)).getUTCDate();
  return new Date(Date.UTC(today.getFullYear(), month, Math.min(today.getDate(), last))).toJSON().slice(0, 10);
}
