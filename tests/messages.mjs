// The messages of a file of words, and what they are made of.

// By name, "group.message", in the order of the file. It is written plainly: [group], key = "text".
export function messagesOf(text, path) {
  const messages = new Map();
  let group = '';
  for (const line of text.split('\n')) {
    const table = line.match(/^\[([a-z0-9-]+)\]$/);
    const message = line.match(/^([a-z0-9-]+) = "(.*)"$/);
    if (table) group = table[1];
    else if (message) messages.set(`${group}.${message[1]}`, message[2]);
    else if (line !== '' && !line.startsWith('#')) throw new Error(`${path} has a line that this test cannot read: ${line}`);
  }
  return messages;
}

// Reads a message: {name}, or {name, plural, one {…} other {…}} with messages in its cases. Calls `words` with each run of
// text, the placeholder of the plural that it stands in and where it begins, `argument` with a name, what kind it is and the selectors of its cases.
export function walk(text, { words = () => {}, argument = () => {} }) {
  let at = 0;
  const message = (plural) => {
    let from = at;
    const finish = () => at > from && words(text.slice(from, at), plural, from);
    while (at < text.length && text[at] !== '}') {
      if (text[at] === "'" && '{}'.includes(text[at + 1] ?? ' ')) at = text.indexOf("'", at + 1) + 1;
      else if (text[at] === '{') {
        finish();
        inside(plural);
        from = at;
      } else ++at;
    }
    finish();
  };
  const inside = (plural) => {
    if (text[at + 1] === '@') return void (at = text.indexOf('}', at) + 1); // the whole of another message
    const [all, name, kind = 'text'] = text.slice(at).match(/^\{\s*([a-zA-Z0-9_]+)\s*(?:,\s*([a-z]+)\s*)?,?\s*/);
    const selectors = [];
    for (at += all.length; at < text.length && text[at] !== '}'; ) {
      const selector = text.slice(at).match(/^\s*([^\s{}]+)\s*\{/);
      if (!selector) {
        ++at;
        continue;
      }
      selectors.push(selector[1]);
      at += selector[0].length;
      message(kind === 'select' ? plural : name);
      ++at;
    }
    ++at;
    argument(name, kind, selectors);
  };
  message(null);
}

// Its placeholders by name: whether it shows them, and how it chooses by them.
export function partsOf(text) {
  const parts = new Map();
  const part = (name) => parts.get(name) ?? parts.set(name, { isShown: false, choices: [] }).get(name);
  walk(text, {
    words: (run, plural) => {
      if (plural && run.includes('#')) part(plural).isShown = true;
    },
    argument: (name, kind, selectors) => {
      if (selectors.length) part(name).choices.push({ kind, selectors });
      else part(name).isShown = true;
    },
  });
  return parts;
}
