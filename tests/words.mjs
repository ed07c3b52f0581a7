// Holds what readers see to words/en.toml: every message that C++ and templates ask for is there, every one that is there is
// asked for, and C++ gives each message the placeholders that it has, and no others. Prints what does not hold.
import { files, read } from './project-files.mjs';

// The file is written plainly: [group], key = "text".
const messages = new Map();
let group = '';
for (const line of read('themes/civic/words/en.toml').split('\n')) {
  const table = line.match(/^\[([a-z0-9-]+)\]$/);
  const message = line.match(/^([a-z0-9-]+) = "(.*)"$/);
  if (table) group = table[1];
  else if (message) messages.set(`${group}.${message[1]}`, message[2]);
  else if (line !== '' && !line.startsWith('#')) throw new Error(`words/en.toml has a line that this test cannot read: ${line}`);
}
// The names of a message's placeholders: {name}, or {name, plural, one {…} other {…}} with messages in its cases.
function placeholders(text) {
  const names = new Set();
  let at = 0;
  const message = () => {
    while (at < text.length && text[at] !== '}') {
      if (text[at] === "'" && '{}'.includes(text[at + 1] ?? ' ')) at = text.indexOf("'", at + 1) + 1;
      else if (text[at] === '{') argument();
      else ++at;
    }
  };
  const argument = () => {
    if (text[at + 1] === '@') return void (at = text.indexOf('}', at) + 1); // the whole of another message
    const [all, name] = text.slice(at).match(/^\{\s*([a-zA-Z0-9_]+)\s*/);
    names.add(name);
    for (at += all.length; at < text.length && text[at] !== '}'; ++at)
      if (text[at] === '{') {
        ++at;
        message();
      }
    ++at;
  };
  message();
  return names;
}

const faults = [];
const asked = new Set();
const ask = (name, path) => {
  asked.add(name);
  if (!messages.has(name)) faults.push(`${path} asks for "${name}", which words/en.toml does not have`);
};

const lineOf = (text, at) => text.slice(0, at).split('\n').length;
// From an opening bracket to its own closing one; strings are skipped.
function bracketed(text, open) {
  let depth = 0;
  for (let at = open; at < text.length; ++at) {
    if (text[at] === '"') for (++at; text[at] !== '"'; ++at) at += text[at] === '\\' ? 1 : 0;
    else if ('({['.includes(text[at])) ++depth;
    else if (')}]'.includes(text[at]) && --depth === 0) return text.slice(open + 1, at);
  }
  return '';
}
// The names in { {"name", …}, {"other", …} }, one level deep.
function argumentsOf(list) {
  const names = new Set();
  let depth = 0;
  for (let at = 0; at < list.length; ++at) {
    if (list[at] === '"') {
      for (++at; list[at] !== '"'; ++at) at += list[at] === '\\' ? 1 : 0;
    } else if ('({['.includes(list[at])) {
      const named = depth === 0 && list[at] === '{' && list.slice(at).match(/^\{\s*"([a-zA-Z0-9_]+)"\s*,/);
      if (named) names.add(named[1]);
      ++depth;
    } else if (')}]'.includes(list[at])) --depth;
  }
  return names;
}

const name = /"([a-z0-9-]+\.[a-z0-9-]+)"/;
for (const path of files('src', /\.(cpp|h)$/)) {
  const text = read(path).replace(/^\s*\/\/.*$/gm, (line) => ' '.repeat(line.length));
  // words("a.b"), linked.words.html("a.b", {…}), words_("a.b"); words::Name("a.b") and words::Name{"a.b"}.
  for (const call of text.matchAll(/\bwords_?(?:\(\))?(?:\.html)?(\()\s*"([a-z0-9-]+\.[a-z0-9-]+)"/g)) {
    const place = `${path}:${lineOf(text, call.index)}`;
    ask(call[2], place);
    const inside = bracketed(text, call.index + call[0].indexOf('(', call[0].includes('()') ? call[0].indexOf('()') + 2 : 0));
    const list = inside.indexOf('{', inside.indexOf('"', 1));
    const given = list < 0 ? new Set() : argumentsOf(bracketed(inside, list));
    const wanted = placeholders(messages.get(call[2]) ?? '');
    for (const one of given) if (!wanted.has(one)) faults.push(`${place} gives "${call[2]}" a {${one}}, which it does not have`);
    for (const one of wanted) if (!given.has(one)) faults.push(`${place} gives "${call[2]}" no {${one}}`);
  }
  for (const call of text.matchAll(new RegExp(`\\bName\\s*[({]\\s*${name.source}|\\bName [a-z_]+ = ${name.source}`, 'g')))
    ask(call[1] ?? call[2], `${path}:${lineOf(text, call.index)}`);
  // headings(words, {"a.b", "a.c"})
  for (const call of text.matchAll(/\bheadings\([a-z_.]+,\s*\{([^}]*)\}/g))
    for (const literal of call[1].matchAll(new RegExp(name.source, 'g'))) ask(literal[1], `${path}:${lineOf(text, call.index)}`);
  // A choice between two names: words_(one ? Name("a.b") : …) is above; in tables and returns a name stands alone.
  for (const literal of text.matchAll(new RegExp(name.source, 'g'))) if (messages.has(literal[1])) asked.add(literal[1]);
}
for (const path of files('themes/civic/templates', /\.mustache$/)) {
  const text = read(path);
  for (const tag of text.matchAll(/\{\{\{?@@?\s*([a-z0-9.-]+)\s*\}?\}\}/g)) ask(tag[1], `${path}:${lineOf(text, tag.index)}`);
}

// {@kinds.model} in a message, {@kinds.Model} with a capital.
for (const [message, text] of messages)
  for (const [, group, key] of text.matchAll(/\{@([a-z0-9-]+)\.([A-Za-z0-9-]+)\}/g)) {
    const exact = `${group}.${key}`;
    ask(messages.has(exact) ? exact : `${group}.${key[0].toLowerCase()}${key.slice(1)}`, `words/en.toml: ${message}`);
  }

for (const message of messages.keys())
  if (!asked.has(message)) faults.push(`words/en.toml has "${message}", which nothing asks for`);
for (const fault of faults) console.log(fault);
console.log(`${messages.size + asked.size - faults.length} passed, ${faults.length} failed`);
process.exitCode = faults.length ? 1 : 0;
