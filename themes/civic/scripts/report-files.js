// A report of members' answers (members.js) as files for other programs.

// The first characters with which spreadsheets begin to compute (OWASP, "CSV injection"): as src/exports/table.cpp.
const formula = /^[=+\-@\t\r\n]/;

function csvValue(text) {
  const isFormula = formula.test(text);
  if (!isFormula && !/[,"\r\n]/.test(text)) return text;
  return `"${isFormula ? "'" : ""}${text.replaceAll('"', '""')}"`;
}

// RFC 4180, with the byte order mark that Excel needs.
export function csvOf({ rows }) {
  return `\ufeff${rows.map((row) => `${row.map((value) => csvValue(String(value))).join(",")}\r\n`).join("")}`;
}

const linesOf = (text) => text.split(/[\r\n\u2028\u2029]+/).map((line) => line.trim()).filter(Boolean);

// What Markdown would read as more than words, escaped: a line at a time.
function escaped(line) {
  return line.replace(/[\\`*_[\]{}<>|~^@#&$]/g, "\\$&").replace(/^(\d*)([-+.)=])/, "$1\\$2");
}

const markdown = (text, indent = "") => linesOf(text).map(escaped).join(`\\\n${indent}`);

export function markdownOf({ title, notes, members, groups }) {
  const out = [`# ${markdown(title)}`, ...notes.map((note) => markdown(note))];
  out.push(members.map(({ label, facts }) => `- ${markdown([label, ...facts].join(" \u00b7 "), "  ")}`).join("\n"));
  for (const group of groups) {
    out.push(`## ${markdown(group.title)}`);
    for (const { number, text, items } of group.questions) {
      out.push(`**${number ? `${number}. ` : ""}${markdown(text)}**`);
      if (items.length > 0) out.push(items.map(({ label, text: said }) => `- ${markdown(label)}: ${markdown(said, "  ")}`).join("\n"));
    }
  }
  return `${out.join("\n\n")}\n`;
}

// For an e-mail.
export function textOf({ title, notes, members, groups }) {
  const inLine = (text, indent) => linesOf(text).join(`\n${indent}`);
  const out = [title, ...notes, members.map(({ label, facts }) => `- ${[label, ...facts].join(" \u00b7 ")}`).join("\n")];
  for (const group of groups) {
    out.push(`${group.title}\n${"-".repeat(group.title.length)}`);
    for (const { number, text, items } of group.questions)
      out.push([`${number ? `${number}. ` : ""}${inLine(text, "")}`, ...items.map(({ label, text: said }) => `  ${label}: ${inLine(said, "    ")}`)].join("\n"));
  }
  return `${out.join("\n\n")}\n`;
}
