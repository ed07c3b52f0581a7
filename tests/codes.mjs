// Holds every code that a diagnostic or a finding can have to the tests: each is named by one of them. Prints those that
// are not.
import { told_codes as codes } from './message-codes.mjs';
import { files, read } from './project-files.mjs';

const tests = [...files('tests/unit', /\.cpp$/), ...files('tests/sites', /printed\.txt$/), ...files('tests/imports', /printed\.txt$|\.mjs$/), ...files('tests/web', /\.mjs$/), ...files('tests/publishing', /\.mjs$/), ...files('tests/commands', /check\.mjs$/)]
  .map(read)
  .join('\n');
const words = new Set(tests.match(/[a-z0-9]+(?:-[a-z0-9]+)*/g));
const untested = [...codes].filter(([code]) => !words.has(code));
for (const [code, path] of untested) console.log(`${path}: no test names "${code}"`);
if (codes.size < 50) throw new Error(`only ${codes.size} codes found: how they are written has changed`);
console.log(`${codes.size - untested.length} passed, ${untested.length} failed`);
process.exitCode = untested.length ? 1 : 0;
