// Every code that a message can have, by where it is told first: of diagnostics and findings, and of what ends a command.
import { files, read } from './project-files.mjs';

// out.error("code", …), warning, …; report("code", …) of layers; members(*table, "code", …) of an appraisal's tables;
// set_up(appraisal, "code", …) and add("code", …) of the audit.
const told = /\b(?:error|warning|warn|syntax_error|escape|limit|syntax|report|members|add|set_up)\(\s*(?:appraisal,\s*|\*\w+,\s*)?"([a-z0-9]+(?:-[a-z0-9]+)*)"\s*,/g;
// Failure{"code", …} of a command.
const ends = /(?:\bFailure|\brefuse\(\s*)\{\s*"([a-z0-9]+(?:-[a-z0-9]+)*)"\s*,/g;

function find(pattern) {
  const codes = new Map();
  for (const path of files('src', /\.(cpp|h)$/))
    for (const [, code] of read(path).matchAll(pattern)) if (!codes.has(code) && !code.startsWith('app-')) codes.set(code, path);
  return codes;
}

export const told_codes = find(told);
export const finding_codes = read('src/analyse/audit.cpp').match(/finding_codes\(\) \{.*?\n\}/s)[0].match(/"[a-z-]+"/g).map((code) => code.slice(1, -1));

// add("total", …) and the like fill tables and lists: no messages.
const no_messages = ['title', 'width', 'height', 'total', 'percentage', 'percent', 'rank', 'due', 'direction', 'phase', 'table', 'audit'];

export const codes = new Map([...told_codes, ...finding_codes.map((code) => [code, 'src/analyse/audit.cpp']), ...find(ends), ['machine', 'src/cli/main.cpp']]);
for (const word of no_messages) codes.delete(word);
