// Makes a third language of the bilingual fixture site, `en-x-pseudo`: a theme that speaks pseudo-language (letters.mjs), and a
// file of pseudo-words beside each Welsh one. What has no Welsh has none of these either.
//
// node tests/pseudo/site.mjs FOLDER writes the site there.
import { cpSync, mkdirSync, readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { messagesOf } from '../messages.mjs';
import { pseudoFile, pseudoMessage } from './letters.mjs';

export const language = 'en-x-pseudo'; // a private tag of BCP 47, which counts as English does
const root = fileURLToPath(new URL('../..', import.meta.url));
const english = 'themes/civic/words/en.toml';

function pseudoWords() {
  const lines = [];
  let group = '';
  for (const [name, message] of messagesOf(readFileSync(join(root, english), 'utf8'), english)) {
    const [of, key] = name.split('.');
    if (of !== group) lines.push('', `[${(group = of)}]`);
    lines.push(`${key} = "${pseudoMessage(message)}"`);
  }
  return `${lines.join('\n')}\n`;
}

export function makePseudoSite(folder) {
  cpSync(join(root, 'tests/sites/bilingual/site'), folder, { recursive: true });
  for (const entry of readdirSync(folder, { recursive: true, withFileTypes: true })) {
    const path = join(entry.parentPath, entry.name);
    if (/\.cy\.(md|toml)$/.test(path)) writeFileSync(path.replace('.cy.', `.${language}.`), pseudoFile(path, readFileSync(path, 'utf8')));
  }
  const settings = join(folder, 'site.toml');
  writeFileSync(settings, readFileSync(settings, 'utf8').replace('languages = ["cy"]', `languages = ["cy", "${language}"]\nparity = "free"\ntheme = "themes/pseudo"`));
  mkdirSync(join(folder, 'themes/pseudo/words'), { recursive: true });
  writeFileSync(join(folder, 'themes/pseudo/theme.toml'), 'name = "Pseudo"\nextends = "civic"\n');
  writeFileSync(join(folder, `themes/pseudo/words/${language}.toml`), pseudoWords());
}

if (process.argv[1] === fileURLToPath(import.meta.url)) makePseudoSite(process.argv[2]);
