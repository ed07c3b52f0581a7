// Holds the rules of src/catalogue/check_rules.cpp to the warnings that the code reports: each warning about a site is a
// rule, so that site.toml can set it and a comment can excuse it, and each rule is reported somewhere.
import { files, read } from './project-files.mjs';

// Warnings that are no rules, and why.
const apart = new Map([
  ['folder-link', 'a file that is not read at all'],
  ['not-a-file', 'a file that is not read at all'],
  ['no-words-in-language', 'of the theme'],
  ['no-documents', 'of another program'],
]);
// Whose code is a variable where it is reported: see link/unread_syntax.cpp.
const by_variable = ['broken-link', 'foreign-syntax', 'unread-citation'];

const rooms = files('src', /\.cpp$/).filter((path) => /^src\/(read|link|checks|analyse|markup|render)\//.test(path));
const reported = new Set(by_variable);
for (const path of rooms) for (const [, code] of read(path).matchAll(/\bwarning\(\s*"([a-z-]+)"/g)) reported.add(code);
const rules = new Set([...read('src/catalogue/check_rules.cpp').matchAll(/^ {4}\{"([a-z-]+)"/gm)].map(([, code]) => code));

let failed = 0;
const fail = (text) => (failed++, console.log(text));
for (const code of reported) if (!rules.has(code) && !apart.has(code)) fail(`${code} is reported as a warning, and is no rule`);
for (const code of rules) if (!reported.has(code)) fail(`${code} is a rule, and nothing reports it`);
for (const [code, why] of apart) if (rules.has(code)) fail(`${code} is a rule, and set apart as ${why}`);
if (rules.size < 40 || reported.size < 40) throw new Error('too few codes found: how they are written has changed');
console.log(`${rules.size} passed, ${failed} failed`);
process.exitCode = failed ? 1 : 0;
