// Pages at former addresses lead on without a script, from a drive and from a server that allows a page nothing but a
// style sheet of its own; who has turned that off reads where the page is.
//
// usage: node tests/commands/redirects.mjs PROGRAM
import { readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { extname, join } from 'node:path';
import { pathToFileURL } from 'node:url';

import axe from 'axe-core';
import { chromium } from 'playwright-core';

import { as_of, claim, copy, finish, read, run, work } from './claims.mjs';

copy('tests/sites/redirects/site', 'site');
const built = run(['build', 'site', '--output', 'built', '--as-of', as_of]);
claim(built.status === 0, 'the site builds', built.err + built.out);

const moved = [
  ['guidance/care-charges.html', 'guidance/paying-for-care.html', 'Paying for care'],
  ['Old site/Café prices.html', 'guidance/paying-for-care.html', 'Paying for care'],
  ['welcome/index.html', 'index.html', 'Home'],
  ['appraisals/options-2024-audit.html', 'appraisals/options-audit.html', 'Options for the trust'],
  ['sources/old-report.html', 'sources/report.html', 'The report'],
  ['cy/guidance/care-charges.html', 'cy/guidance/paying-for-care.html', 'Talu am ofal'],
];
const server = createServer((request, response) => {
  const path = decodeURI(request.url.slice(1)).replace(/(^|\/)$/, '$1index.html');
  response.setHeader('Content-Security-Policy', "default-src 'none'; style-src 'self'; img-src 'self'; script-src 'self'");
  response.setHeader('Content-Type', { '.html': 'text/html', '.css': 'text/css', '.js': 'text/javascript', '.svg': 'image/svg+xml' }[extname(path)] ?? 'text/plain');
  try {
    response.end(readFileSync(join(work, 'built', path)));
  } catch {
    response.writeHead(404).end();
  }
});
await new Promise((done) => server.listen(0, '127.0.0.1', done));
const browser = await chromium.launch({ executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium', args: ['--no-sandbox', '--disable-gpu', '--no-first-run', '--disable-background-networking'] });

for (const [where, top] of [['a drive', pathToFileURL(join(work, 'built')).href], ['a server', `http://127.0.0.1:${server.address().port}`]]) {
  const context = await browser.newContext({ javaScriptEnabled: false });
  const page = await context.newPage();
  for (const [from, to] of moved) {
    await page.goto(`${top}/${encodeURI(from)}`);
    await page.waitForURL(`${top}/${to}`, { timeout: 20_000 }).catch(() => {});
    claim(page.url() === `${top}/${to}`, `from ${where}, ${from} leads on to ${to}`, page.url());
  }
  await context.close();
}

// Where browsers stay, as the page would be read.
const context = await browser.newContext();
const page = await context.newPage();
const faults = [];
page.on('console', (message) => message.type() === 'error' && faults.push(message.text()));
for (const [from, to, title] of moved) {
  const html = read(`built/${from}`);
  await page.route('**/*', (route) => (route.request().resourceType() === 'document' ? route.fulfill({ body: html.replace(/<meta http-equiv="refresh"[^>]*>/, ''), contentType: 'text/html' }) : route.continue()));
  await page.goto(`http://127.0.0.1:${server.address().port}/${encodeURI(from)}`);
  const link = page.locator('main a');
  claim((await link.count()) === 1 && (await link.textContent()) === title, `${from} says where the page is`, await page.locator('main').textContent());
  claim(decodeURI(new URL(await link.getAttribute('href'), page.url()).pathname) === `/${to}`, 'and links there');
  claim((await page.locator('link[rel=canonical]').getAttribute('href')) === `https://anytown.example.gov.uk/scrutiny/${to}`, 'and names its one address');
  claim(new RegExp(`<html lang="${from.startsWith('cy/') ? 'cy' : 'en'}"`).test(html), 'in the language of the page');
  await page.evaluate(axe.source);
  const { violations } = await page.evaluate(() => window.axe.run());
  claim(violations.length === 0, `axe finds nothing in ${from}`, violations.map(({ id }) => id).join());
  await page.unroute('**/*');
}
claim(faults.length === 0, 'nothing is blocked or missing', faults.join('\n'));
await browser.close();
server.close();

// What lists pages leaves them out.
const olds = moved.map(([from]) => from.split('/').pop());
for (const list of ['sitemap.xml', 'a-z.html', 'index.html', 'guidance/index.html', 'assets/search/index.js'])
  claim(olds.every((old) => old === 'index.html' || !read(`built/${list}`).includes(old)), `${list} names no former address`);
const lines = read('built/redirects.txt').trimEnd().split('\n');
claim(lines.every((line) => /^\/scrutiny\/\S+ \/scrutiny\/\S+$/.test(line)), 'the list for servers has an old address and a new one a line', lines.join('\n'));
for (const [from, to] of moved)
  claim(lines.includes(`${encodeURI(`/scrutiny/${from}`)} /scrutiny/${to}`), `and ${from} among them`, lines.join('\n'));

finish();
