// `scrutineer serve` as an editor sees it, in a real browser: the open page follows what is saved and stays where it
// was scrolled to; a mistake is told over the last good page, with a link that opens the file at its line; and all that
// under the policy that the preview sends.
//
// usage: node tests/preview/browser.mjs PROGRAM
import { spawn } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { chromium } from 'playwright-core';

const work = mkdtempSync(join(existsSync('/dev/shm') ? '/dev/shm' : tmpdir(), 'scrutineer preview-'));
const site = join(work, 'site');
let passed = 0;
let failed = 0;
function claim(holds, text) {
  holds ? passed++ : failed++;
  if (!holds) console.log(`FAILED: ${text}`);
}

const front = (title) => `+++\ntitle = "${title}"\nsummary = "About ${title}."\n+++\n`;
const paragraphs = Array.from({ length: 200 }, (_, i) => `Paragraph ${i} of a long page.\n`).join('\n');
mkdirSync(join(site, 'guidance'), { recursive: true });
writeFileSync(join(site, 'site.toml'), 'title = "Site"\norganisation = "Council"\nsummary = "A site."\n');
writeFileSync(join(site, 'index.md'), `${front('Home')}\nRead [[long]].\n`);
const long = join(site, 'guidance', 'long.md');
const text = `${front('Long')}\n${paragraphs}`;
writeFileSync(long, text);

const server = spawn(resolve(process.argv[2]), ['serve', site, '--as-of', '2026-01-15'], { stdio: ['ignore', 'pipe', 'inherit'] });
let browser;
try {
  let said = '';
  const address = await new Promise((done) =>
    server.stdout.on('data', (part) => {
      const found = /http:\/\/127\.0\.0\.1:\d+\//.exec((said += part));
      if (found) done(found[0]);
    }),
  );
  browser = await chromium.launch({
    executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium',
    args: ['--no-sandbox', '--disable-gpu'],
  });
  const page = await browser.newPage({ viewport: { width: 900, height: 700 } });
  const complaints = [];
  page.on('console', (message) => message.type() === 'error' && complaints.push(message.text()));
  page.on('pageerror', (error) => complaints.push(String(error)));
  await page.goto(`${address}guidance/long.html`);
  // Once it moves no more: a browser takes a moment to scroll to where it was.
  const place = async () => {
    for (let last = null; ; ) {
      const now = await page.evaluate(() => Math.round(scrollY));
      if (now === last) return now;
      last = now;
      await page.waitForTimeout(300);
    }
  };
  const at = async (words) => page.getByText(words, { exact: true }).evaluate((each) => Math.round(each.getBoundingClientRect().top));

  await page.getByText('Paragraph 120 of a long page.', { exact: true }).scrollIntoViewIfNeeded();
  const before = await place();
  const top = await at('Paragraph 120 of a long page.');
  claim(before > 1000, 'the page is scrolled');
  writeFileSync(long, text.replace('Paragraph 119 of a long page.', 'Paragraph 119, which was written anew.'));
  await page.getByText('Paragraph 119, which was written anew.').waitFor({ timeout: 60000 });
  await page.waitForLoadState('load');
  const after = await place();
  claim(after === before, `the page stays where it was scrolled to: ${after} for ${before}`);
  claim(Math.abs((await at('Paragraph 120 of a long page.')) - top) < 3, 'what was read stays where it was');

  const wrong = text.replace('Paragraph 150 of a long page.', 'See [[lnog]].');
  const line = wrong.slice(0, wrong.indexOf('[[lnog]]')).split('\n').length;
  writeFileSync(long, wrong);
  const bar = page.locator('.preview-bar--errors');
  await bar.waitFor({ timeout: 60000 });
  claim((await bar.innerText()).includes('nothing has the id "lnog"'), 'what is wrong is told in the page');
  claim((await page.getByText('Paragraph 119, which was written anew.').count()) === 1, 'the last good version stands below');
  claim(Math.abs((await place()) - before) < 400, 'a mistake does not move the page to its top');
  const link = bar.locator('a').first();
  claim((await link.innerText()) === `guidance/long.md:${line}`, `the link names the file and the line: ${await link.innerText()}`);
  await link.click();
  await page.waitForURL(/-\/source\//);
  claim((await page.locator(':target').innerText()).includes('[[lnog]]'), 'it opens the file at the line');
  const box = await page.locator(':target').boundingBox();
  claim(box !== null && box.y >= 0 && box.y < 700, 'which is in view');
  await page.goBack();
  await bar.waitFor({ timeout: 60000 });
  writeFileSync(long, text);
  await page.getByText('Paragraph 119 of a long page.', { exact: true }).waitFor({ timeout: 60000 });
  claim(!(await bar.isVisible()), 'the message goes when it is mended');
  claim(complaints.length === 0, `the browser complains of nothing: ${complaints.join('; ')}`);
} finally {
  await browser?.close();
  server.kill('SIGKILL');
  rmSync(work, { recursive: true, force: true });
}
console.log(`${passed} passed, ${failed} failed`);
process.exitCode = failed ? 1 : 0;
