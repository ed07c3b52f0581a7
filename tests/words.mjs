// Holds what readers see to words/en.toml: every message that C++ and templates ask for is there, every one that is there is
// asked for, and C++ gives each message the placeholders that it has, and no others. Holds words/en.toml's translations to
// it. Prints what does not hold.
import { files, read } from './project-files.mjs';
import { messagesOf, partsOf } from './messages.mjs';

const english = 'themes/civic/words/en.toml';
const messages = messagesOf(read(english), english);
const placeholders = (text) => new Set([...partsOf(text).keys()]);

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

// A translation has every message but those that a comment of it says it leaves out ("# untranslated: group.message"), in
// the same order, and shows what they show. A placeholder that only chooses may go where the language needs no choice.
const tags = (text) => (text.match(/<[^>]*>/g) ?? []).sort().join(' ');
for (const path of files('themes/civic/words', /\.toml$/)) {
  if (path === english) continue;
  const language = path.match(/([A-Za-z-]+)\.toml$/)[1];
  const forms = (type) => new Intl.PluralRules(language, { type }).resolvedOptions().pluralCategories.sort().join(' ');
  const text = read(path);
  const translated = messagesOf(text, path);
  const leftOut = new Set([...text.matchAll(/^# untranslated: (\S+)$/gm)].map(([, one]) => one));
  for (const one of leftOut) if (!messages.has(one)) faults.push(`${path} leaves out "${one}", which words/en.toml does not have`);
  for (const one of messages.keys())
    if (translated.has(one) === leftOut.has(one)) faults.push(`${path} ${leftOut.has(one) ? 'has and leaves out' : 'has no'} "${one}"`);
  const inOrder = [...messages.keys()].filter((one) => translated.has(one));
  const strayed = [...translated.keys()].filter((one) => messages.has(one)).find((one, place) => one !== inOrder[place]);
  if (strayed) faults.push(`${path} has "${strayed}" in another place than words/en.toml`);
  for (const [one, said] of translated) {
    if (!messages.has(one)) {
      faults.push(`${path} has "${one}", which words/en.toml does not have`);
      continue;
    }
    const [wanted, given] = [partsOf(messages.get(one)), partsOf(said)];
    for (const each of given.keys()) if (!wanted.has(each)) faults.push(`${path}: "${one}" has a {${each}}, which the English does not have`);
    for (const [each, { isShown }] of wanted) if (isShown && !given.get(each)?.isShown) faults.push(`${path}: "${one}" does not show {${each}}`);
    if (tags(said) !== tags(messages.get(one))) faults.push(`${path}: "${one}" has not the tags of the English`);
    for (const [each, { choices }] of given)
      for (const { kind, selectors } of choices.filter(({ kind }) => kind !== 'select')) {
        const named = selectors.filter((selector) => !selector.startsWith('='));
        const onlyExact = (wanted.get(each)?.choices ?? []).some((choice) => choice.kind === kind && choice.selectors.every((s) => s === 'other' || s.startsWith('=')));
        if (named.length === 1 && onlyExact) continue;
        const all = forms(kind === 'plural' ? 'cardinal' : 'ordinal');
        if (named.sort().join(' ') !== all) faults.push(`${path}: "${one}" has of {${each}} the forms ${named.join(' ')}, not ${all}`);
      }
    for (const [each, { choices }] of given)
      for (const { selectors } of choices.filter(({ kind }) => kind === 'select'))
        if (!(wanted.get(each)?.choices ?? []).some((choice) => choice.kind === 'select' && selectors.every((s) => choice.selectors.includes(s))))
          faults.push(`${path}: "${one}" chooses by {${each}} what the English does not`);
  }
}

for (const message of messages.keys())
  if (!asked.has(message)) faults.push(`words/en.toml has "${message}", which nothing asks for`);
for (const fault of faults) console.log(fault);
console.log(`${messages.size + asked.size - faults.length} passed, ${faults.length} failed`);
process.exitCode = faults.length ? 1 : 0;
