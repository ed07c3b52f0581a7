// Every code that a message can have is explained, and the examples of the explanations are true: what is wrong gives
// that code and no other, what is right gives none. Examples stand in the small site of explanations/site/.
//
// usage: node tests/commands/explanations.mjs PROGRAM [CODE…]
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

import { codes } from '../message-codes.mjs';
import { as_of, check, claim, copy, finish, read, run, told, work, write } from './claims.mjs';

const only = process.argv.slice(3);
const { explanations } = JSON.parse(run(['explain', '--json']).out);

// ---- one for each code ----------------------------------------------------------------------------------

const explained = new Set(explanations.map(({ code }) => code));
claim(explained.size === explanations.length, 'each code is explained once');
for (const [code, path] of codes) claim(explained.has(code), `explanations/ explains ${code}, of ${path}`);
for (const code of explained) claim(codes.has(code), `a message has the code ${code}, which explanations/ explains`);
claim(run(['explain', '--markdown']).out === readFileSync('docs/messages.md', 'utf8'), 'docs/messages.md is what `scrutineer explain --markdown` prints');

// ---- what is printed ------------------------------------------------------------------------------------

const all = run(['explain']);
claim(all.status === 0 && [...explained].every((code) => all.out.includes(`  ${code} `)), 'explain without a code lists all');
const one = run(['explain', 'unknown-reference']);
claim(one.status === 0 && /^unknown-reference\n\n.*\nWrong, in guidance\/funding\.md:\n\n.*\nRight, in guidance\/funding\.md:\n/s.test(one.out), 'explain shows what is wrong and what is right', one.out.slice(0, 400));
{
  const { status, err } = run(['explain', 'unknown-referense']);
  claim(status === 2 && err.includes('no message has the code "unknown-referense"') && err.includes('did you mean unknown-reference?'), 'a code that there is not is told the nearest', err);
}

// ---- the examples ---------------------------------------------------------------------------------------

// Blocks of TOML: the keys at the top, then each table with the name that its heading begins with.
function blocks(toml) {
  const result = [{ name: '', lines: [] }];
  let open = 0; // brackets of a list that goes on
  for (const line of toml.split('\n')) {
    const heading = open === 0 && line.match(/^\[\[?\s*"?([A-Za-z0-9_-]+)/);
    if (heading) result.push({ name: heading[1], lines: [] });
    result.at(-1).lines.push(line);
    if (!heading) open += (line.match(/\[/g)?.length ?? 0) - (line.match(/\]/g)?.length ?? 0);
    open = Math.max(open, 0);
  }
  return result;
}
const key_of = (line) => line.match(/^\s*([A-Za-z0-9_-]+)\s*=/)?.[1];

// The keys and tables of `differs` in the place of those of the same names.
function merged(toml, differs) {
  const [top, ...tables] = blocks(toml);
  const [other_top, ...other_tables] = blocks(differs);
  const keys = new Set(other_top.lines.map(key_of).filter(Boolean));
  const names = new Set(other_tables.map(({ name }) => name));
  return [
    ...other_top.lines.filter((line) => line.trim()),
    ...top.lines.filter((line) => !keys.has(key_of(line)) && line.trim()),
    ...tables.filter(({ name }) => !names.has(name)).flatMap(({ lines }) => lines),
    ...other_tables.flatMap(({ lines }) => lines),
  ].join('\n');
}

const front = (markdown) => markdown.match(/^\+\+\+\n(.*?)\+\+\+\n(.*)$/s);
const plain_front = 'title = "Another page"\nsummary = "What it is about."\n';

function placed(path, text) {
  const base = existsSync(join('explanations/site', path)) ? readFileSync(join('explanations/site', path), 'utf8') : null;
  if (path.endsWith('.toml')) return base && path !== 'sources.toml' ? merged(base, text) : text;
  if (!path.endsWith('.md') || path.endsWith('/whole.md')) return text;
  const [, keys, body] = base ? front(base) : [null, plain_front, ''];
  const written = front(text);
  if (!written) return `+++\n${keys}+++\n\n${text}`;
  return `+++\n${merged(keys, written[1])}\n+++\n${written[2].trim() ? written[2] : body}`.replace(/\n\n\+\+\+/, '\n+++');
}

function place(files) {
  copy('explanations/site', 'site');
  for (const { file, text } of files) write(join('site', file), placed(file, text));
}

// Codes of mistakes, and of the audit's findings.
function codes_of(explanation, files) {
  if (explanation.command) {
    copy('explanations/site', 'site');
    for (const { file, text } of files) write(file, text);
    const { err } = run(explanation.command.split(' ').slice(1));
    return { codes: [...err.matchAll(/\[([a-z0-9-]+)\]$/gm)].map(([, code]) => code), said: err };
  }
  place(files);
  const diagnostics = check('site');
  const found = diagnostics.map(({ code }) => code);
  const audit = run(['audit', 'site', '--format', 'json']);
  if (audit.status === 0) found.push(...JSON.parse(audit.out).appraisals.flatMap(({ findings }) => findings.map(({ code }) => code)));
  return { codes: found, said: told(diagnostics) };
}

const none = codes_of({}, []);
claim(none.codes.length === 0, 'the site of the examples has no mistake and no finding', none.said + none.codes);
let examples = 0;
for (const explanation of explanations) {
  const { code, with: others, wrong_files, right_files } = explanation;
  if (only.length && !only.includes(code)) continue;
  if (wrong_files.length === 0) continue;
  ++examples;
  const wrong = codes_of(explanation, wrong_files);
  claim(wrong.codes.includes(code) && wrong.codes.every((each) => each === code || others.includes(each)), `what is wrong gives ${code} alone`, `${wrong.said}\n${wrong.codes}`);
  const right = codes_of(explanation, right_files);
  claim(right_files.length > 0 && (explanation.command ? !right.codes.includes(code) : right.codes.length === 0), `what is right of ${code} gives no mistake`, `${right.said}\n${right.codes}`);
}
if (!only.length) claim(examples > 150, `there are examples of most codes: ${examples}`);

finish();
