// What a search costs a reader, on the benchmark's pages opened from a drive, with the processor made four times slower:
// from the key that ends a query to its results, the longest task meanwhile, and what each query loads. Prints a table;
// asserts nothing. tests/bench/run runs it.
//
// usage: node tests/bench/search.mjs SITE [QUERIES]     of a site that is built
import { readFileSync, statSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { gzipSync } from 'node:zlib';
import { chromium } from 'playwright-core';

const slower = 4;
const site = resolve(process.argv[2]);
const count = Number(process.argv[3] ?? 20);

// Words of the site's own pages, two a query, the same each time.
const words = [...new Set(readFileSync(join(site, 'a-z.html'), 'utf8').replace(/<[^>]*>/g, ' ').toLowerCase().match(/\b[a-z]{5,}\b/g))];
const queries = Array.from({ length: count }, (_, i) => `${words[(i * 7919) % words.length]} ${words[(i * 104729 + 13) % words.length]}`);

const browser = await chromium.launch({ executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium', args: ['--no-sandbox', '--disable-gpu'] });
const tab = await (await browser.newContext({ reducedMotion: 'reduce' })).newPage();
await tab.goto(pathToFileURL(join(site, 'index.html')).href);
await (await tab.context().newCDPSession(tab)).send('Emulation.setCPUThrottlingRate', { rate: slower });
await tab.evaluate(() => {
  window.tasks = [];
  new PerformanceObserver((list) => window.tasks.push(...list.getEntries().map(({ duration }) => duration))).observe({ entryTypes: ['longtask'] });
});

// The scripts of the index that the page has asked for, with their sizes over the wire.
let loaded = 0;
tab.on('request', (request) => {
  if (request.url().includes('/assets/search/')) loaded += gzipSync(readFileSync(new URL(request.url()))).length;
});

// Until what the box says is of this query: it says how many results once typing pauses, and shows them before.
const search = (query) =>
  tab.evaluate(async (text) => {
    window.tasks.length = 0;
    const box = document.querySelector('input[type=search]');
    const results = document.querySelector('.app-search__panel');
    box.focus();
    box.value = text;
    const start = performance.now();
    let last = start;
    const watcher = new MutationObserver(() => (last = performance.now()));
    watcher.observe(results, { childList: true, subtree: true, characterData: true });
    box.dispatchEvent(new InputEvent('input', { bubbles: true }));
    while (last === start ? performance.now() - start < 5000 : performance.now() - last < 500) await new Promise((done) => setTimeout(done, 50));
    watcher.disconnect();
    return { took: last - start, longest: Math.max(0, ...window.tasks), shown: results.querySelectorAll('a').length };
  }, query);

const rows = [];
for (const query of queries) {
  const before = loaded;
  const result = await search(query);
  rows.push({ query, ...result, kilobytes: (loaded - before) / 1000 });
}
const again = [];
for (const query of queries) again.push(await search(query));
await browser.close();

const of = (list, key, share) => list.map((row) => row[key]).sort((a, b) => a - b)[Math.min(list.length - 1, Math.floor(list.length * share))];
const line = (name, list, key, digits = 0) => console.log(`${name.padEnd(44)}${of(list, key, 0.5).toFixed(digits).padStart(10)}${of(list, key, 0.95).toFixed(digits).padStart(10)}`);
console.log(`${count} queries of two words, a processor ${slower} times slower, index of ${(statSync(join(site, 'assets/search/index.js')).size / 1000).toFixed(0)} kB, load ${readFileSync('/proc/loadavg', 'utf8').split(' ')[0]}`);
console.log(`${''.padEnd(44)}${'median'.padStart(10)}${'95 %'.padStart(10)}`);
console.log(`${'the first: kB loaded (gzip), ms, longest task'.padEnd(44)}${rows[0].kilobytes.toFixed(0).padStart(10)}${rows[0].took.toFixed(0).padStart(10)}${rows[0].longest.toFixed(0).padStart(10)}`);
line('later ones: kB loaded', rows.slice(1), 'kilobytes', 1);
line('later ones: ms to the last result', rows.slice(1), 'took');
line('later ones: ms of the longest task', rows.slice(1), 'longest');
line('once more, all there: ms', again, 'took');
line('once more: ms of the longest task', again, 'longest');
console.log(`${rows.filter(({ shown }) => shown > 0).length} of ${count} found something`);
