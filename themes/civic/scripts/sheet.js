// The questions and fields of a page as something to fill in. Everything here is added to a page that can be read and
// printed without it. What is entered is kept at once (answers.js) and shown on paper in the place of the ruled lines.
import { Answers, Fault, Shelf, fileOf, readAnswers } from "./answers.js";
import { Combined } from "./combined.js";
import { dateInWords, inSixMonths, today } from "./dates.js";
import { reportOf } from "./members.js";
import { namePart, offerToTakeAway, saveFile } from "./taking-away.js";
import { fill, write } from "./words.js";

export class Sheet {
  #root;
  #words;
  #tools;
  #shelf;
  #answers;
  #combined;
  #questions = []; // { id, element, form }, those shown now
  #fields;
  #made = new WeakMap(); // element → form
  #kept = true;

  // `list` says what else stands in a file ({ list: "stage=developing" }); `opened` hears of what a file says there, and
  // is done when the page shows it. `find` gives the element of a question that the page can ask and does not, once
  // `load` is done, which gives sentences on what it could not load.
  constructor(root, { list = () => ({}), opened = async () => {}, load = async () => [], find = () => null } = {}) {
    this.#root = root;
    this.#words = root.dataset;
    this.#tools = root.querySelector(".app-tools");
    this.list = list;
    this.opened = opened;
    this.load = load;
    this.find = find;
    const { site, answersRoot, checklist, version } = this.#words;
    this.#shelf = new Shelf({ site, root: answersRoot, checklist, version });
    this.#answers = this.#load();
    this.#fields = [...root.querySelectorAll(".app-field")].map((element) => new Field(element, (value) => this.#answers.setField(element.dataset.field, value)));
    this.#fields.findLast(({ isDate }) => isDate)?.suggestDate();
    for (const field of this.#fields) field.element.addEventListener("input", () => this.#changed());

    this.#name.addEventListener("input", () => this.#setName(this.#name.value.trim()));
    this.#on("save", () => this.#saveFile());
    this.#on("open", () => this.#tools.querySelector(".app-tools__file").click());
    this.#on("combine", () => this.#tools.querySelector(".app-tools__files").click());
    this.#on("print", () => window.print());
    this.#on("clear", () => this.#clear());
    this.#on("earlier", () => this.#takeEarlier());
    this.#tools.querySelector(".app-tools__file").addEventListener("change", (event) => this.#openFile(event.target));
    window.addEventListener("storage", ({ key }) => {
      if (key !== this.#shelf.key && key !== null) return;
      this.#answers = this.#load();
      this.show();
    });
    this.#offerToCombine();
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
      return { id: element.id, element, form: this.#made.get(element) };
    });
    this.show();
  }

  show() {
    if (this.#name.value.trim() !== this.#answers.author) this.#name.value = this.#answers.author;
    write(this.#root.querySelector(".app-sheet__name"), this.#answers.author);
    for (const { id, element, form } of this.#questions) form.show((name) => this.#answers.part(id, name), this.#answers.isOutdated(id, askedBy(element)));
    for (const field of this.#fields) field.show(this.#answers.fields.get(field.element.dataset.field));
    this.#progress();
    this.load([...this.#answers.questions.keys()]); // so that all that is answered can be taken away
  }

  #on(name, action) {
    this.#tools.querySelector(`[data-do="${name}"]`).addEventListener("click", action);
  }

  get #name() {
    return this.#tools.querySelector(".app-tools__name input");
  }

  // Answers of before there were names are those of whose device this is.
  #load() {
    const answers = this.#shelf.load() ?? new Answers();
    answers.author ||= this.#shelf.name;
    return answers;
  }

  #setName(name) {
    this.#answers.author = name;
    write(this.#root.querySelector(".app-sheet__name"), name);
    this.#shelf.saveName(name);
    this.#changed();
  }

  #makeForm(element) {
    const asked = askedBy(element);
    return new QuestionForm(element, this.#words, {
      entered: (name, text) => {
        this.#answers.enter(element.id, name, text, asked);
        this.#changed();
        return this.#answers.isOutdated(element.id, asked);
      },
      confirmed: () => {
        this.#answers.confirm(element.id, asked);
        this.#changed();
      },
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
    const outdated = this.#questions.filter(({ id, element }) => this.#answers.isOutdated(id, askedBy(element))).length;
    const sentences = [
      ...(this.#questions.length > 0 ? [fill(this.#words.progress, { done: answered, number: this.#questions.length })] : []),
      ...(outdated > 0 ? [fill(this.#words.outdatedCount, { number: outdated })] : []),
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
    this.#replace(new Answers(this.#shelf.name));
    if (this.#kept) this.#say(this.#words.cleared);
  }

  #saveFile() {
    if (this.#answers.empty) return this.#say(this.#words.nothing);
    const name = this.#fileName("json");
    saveFile(name, "application/json", fileOf([this.#forFile()], this.#page().about));
    this.#say([fill(this.#words.saved, { file: name }), ...(this.#answers.author === "" ? [this.#words.savedNameless] : [])].join(" "));
  }

  // answers-before-the-decision-cllr-example-2027-05-22.json
  #fileName(ending) {
    return `${[this.#words.file, this.#words.checklist, this.#answers.author, today()].map(namePart).filter(Boolean).join("-")}.${ending}`;
  }

  #forFile() {
    return Object.assign(new Answers(), this.#answers, { saved: today(), version: this.#shelf.version });
  }

  // The list as members.js and files take it.
  #page() {
    const { checklist, title } = this.#words;
    return {
      title,
      version: this.#shelf.version,
      about: { checklist, title, ...this.list() },
      questions: this.#questions.map(({ element }) => describe(element)),
      fields: this.#fields.map((field) => ({ id: field.element.dataset.field, title: field.title, section: sectionOf(field.element), isDate: field.isDate })),
      load: this.load,
      lookup: (id) => {
        const element = this.find(id);
        return element && { ...describe(element), number: "" };
      },
    };
  }

  #offerToCombine() {
    this.#combined = new Combined(this.#root, {
      page: () => this.#page(),
      own: () => this.#forFile(),
      closed: () => this.#tools.querySelector('[data-do="combine"]').focus(),
      words: this.#words,
    });
    const files = this.#tools.querySelector(".app-tools__files");
    files.addEventListener("change", () => this.#combined.open(files));
    const words = { ...this.#words, ...this.#root.querySelector(".app-combined").dataset };
    offerToTakeAway(this.#tools, {
      report: () => (this.#answers.empty ? null : reportOf([{ member: this.#forFile(), file: "" }], this.#page(), words)),
      fileName: (ending) => this.#fileName(ending),
      say: (message) => this.#say(message),
      words,
    });
  }

  async #openFile(input) {
    const [file] = input.files;
    if (!file) return;
    try {
      const text = await file.text();
      input.value = ""; // the same file may be chosen again
      const { members, list } = readAnswers(text, this.#shelf.checklist);
      if (members.length > 1) return this.#combined.show(members, file.name);
      const [answers] = members;
      const { version } = answers;
      if (!this.#answers.empty && !(await this.#ask("askOpen"))) return;
      this.#replace(answers);
      await this.opened(list);
      if (!this.#kept) return;
      const known = new Set([...this.#questions.map(({ id }) => id), ...this.#fields.map(({ element }) => element.dataset.field)]);
      const ids = [...answers.questions.keys(), ...answers.fields.keys()];
      const unknown = ids.filter((id) => !known.has(id)).length;
      this.#say(
        [
          fill(this.#words.opened, { number: ids.length }),
          ...(unknown > 0 ? [fill(this.#words.openedUnknown, { number: unknown })] : []),
          ...(version !== null && version !== this.#shelf.version ? [this.#words.openedVersion] : []),
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
    return new Promise((answered) => {
      yes.onclick = no.onclick = ({ currentTarget }) => {
        dialog.close();
        answered(currentTarget === yes);
      };
      dialog.onclose = () => answered(false); // by Escape; after a button it comes too late to count
      dialog.showModal();
      no.focus();
    });
  }
}

// What a question asks, and what stands beside it.
const askedBy = (element) => ({ wording: element.dataset.wording ?? "", text: wordsOf(element) });
const sectionOf = (element) => element.closest("section")?.querySelector("h2")?.textContent.trim() ?? element.dataset.themeTitle ?? "";

function wordsOf(element) {
  const words = element.querySelector(".app-question__text > span:last-child").cloneNode(true);
  for (const citation of words.querySelectorAll(".app-citation")) citation.remove();
  return words.textContent.replace(/\s+/g, " ").trim();
}

function describe(element) {
  const number = element.querySelector(".app-number").textContent.replace(/\D/g, "");
  return { id: element.id, number, section: sectionOf(element), ...askedBy(element) };
}

class QuestionForm {
  #element;
  #form;
  #words;

  // `entered` is given a part's name and text, and says whether the answer is to another wording; `confirmed` hears
  // that an answer holds for this one too.
  constructor(element, words, { entered, confirmed }) {
    this.#element = element;
    this.#words = words;
    const changed = (name, text) => {
      const isOutdated = entered(name, text);
      this.#showOnPaper(name, text);
      this.#showOutdated(isOutdated);
    };
    this.#form = document.querySelector(".app-answer-template").content.firstElementChild.cloneNode(true);
    const takeBack = this.#form.querySelector('[data-do="take-back"]');
    for (const choice of this.#choices) {
      choice.name = `answer-${element.id}`;
      choice.addEventListener("change", () => changed("answer", choice.value));
    }
    takeBack.addEventListener("click", () => {
      for (const choice of this.#choices) choice.checked = false;
      changed("answer", "");
      this.#choices[0].focus();
    });
    for (const part of this.#parts) {
      part.addEventListener("input", () => changed(part.dataset.part, part.value));
    }
    this.#form.querySelector('[data-do="confirm"]').addEventListener("click", () => {
      confirmed();
      this.#showOutdated(false);
      this.#choices[0].focus();
    });
    element.querySelector(".app-paper").before(this.#form);
  }

  get #choices() {
    return [...this.#form.querySelectorAll('input[type="radio"]')];
  }

  get #parts() {
    return [...this.#form.querySelectorAll("[data-part]")];
  }

  show(textOf, isOutdated) {
    for (const choice of this.#choices) choice.checked = choice.value === textOf("answer");
    this.#showOnPaper("answer", textOf("answer"));
    for (const part of this.#parts) {
      const text = textOf(part.dataset.part);
      if (part.value !== text) part.value = text;
      this.#showOnPaper(part.dataset.part, text);
      const more = part.closest(".app-answer__more");
      if (text !== "" && more) more.open = true;
    }
    this.#showOutdated(isOutdated);
  }

  // That the question read otherwise when it was answered: beside it, where it is folded, and on paper.
  #showOutdated(isOutdated) {
    this.#form.querySelector(".app-answer__outdated").hidden = !isOutdated;
    this.#element.classList.toggle("app-question--outdated", isOutdated);
    const choice = this.#choices.find(({ checked }) => checked)?.labels[0].textContent.trim();
    write(this.#element.querySelector(".app-question__state"), [choice, isOutdated && this.#words.outdated].filter(Boolean).join(". "));
    const paper = this.#element.querySelector(".app-paper");
    if (isOutdated && !paper.querySelector(".app-paper__outdated")) {
      paper.prepend(document.createElement("p"));
      paper.firstChild.className = "app-paper__outdated";
    }
    write(paper.querySelector(".app-paper__outdated"), isOutdated ? this.#words.outdated : "");
  }

  #showOnPaper(name, text) {
    if (name === "answer") {
      this.#form.querySelector('[data-do="take-back"]').hidden = text === "";
      this.#element.classList.toggle("app-question--answered", text !== "");
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

  get title() {
    return this.element.querySelector(".app-field__title").textContent.trim();
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
