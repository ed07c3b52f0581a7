// What is on the page as files, and as text to paste: a menu of buttons that each take a report (members.js) away.
import { csvOf, markdownOf, textOf } from "./report-files.js";
import { fill } from "./words.js";

export function saveFile(name, type, text) {
  const link = document.createElement("a");
  link.download = name;
  link.href = URL.createObjectURL(new Blob([text], { type }));
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 60_000);
}

// A part of a file's name: "Cllr Áine O’Hara" is "cllr-aine-ohara". Letters of all scripts are kept.
export function namePart(text) {
  const plain = text.normalize("NFKD").replace(/[\p{Mn}'’]/gu, "").normalize("NFC").toLowerCase();
  return [...plain.replace(/[^\p{L}\p{M}\p{N}]+/gu, "-").replace(/^-|-$/g, "")].slice(0, 40).join("");
}

// Whether it is on the clipboard now. From file:// browsers offer no better way than this.
function copy(text) {
  const area = document.createElement("textarea");
  area.value = text;
  area.readOnly = true;
  area.className = "app-copied";
  document.body.append(area);
  const before = document.activeElement;
  area.select();
  const copied = document.execCommand("copy");
  area.remove();
  before?.focus({ preventScroll: true });
  return copied;
}

// `buttons` holds the menu; `report` makes what is taken, null where there is nothing yet; `fileName` gives a file's
// name for an ending; `say` shows what was done.
export function offerToTakeAway(buttons, { report, fileName, say, words }) {
  const files = { markdown: ["md", "text/markdown", markdownOf], csv: ["csv", "text/csv", csvOf] };
  for (const [name, [ending, type, make]] of Object.entries(files))
    buttons.querySelector(`[data-do="${name}"]`).addEventListener("click", () => {
      const made = report();
      if (!made) return say(words.nothing);
      const file = fileName(ending);
      saveFile(file, type, make(made));
      say(fill(words.reportSaved, { file }));
    });
  buttons.querySelector('[data-do="copy"]').addEventListener("click", () => {
    const made = report();
    if (!made) return say(words.nothing);
    const text = textOf(made);
    if (copy(text)) return say(words.copied);
    const file = fileName("txt");
    saveFile(file, "text/plain", text);
    say(fill(words.notCopied, { file }));
  });
}
