// The site in pseudo-language (tests/pseudo): the program's words are Latin letters with accents between ⟦ and ⟧, a text
// of two fifths more than in English; an editor's are Cyrillic. What still reads as plain letters, and is not marked as
// of another language, is said in no language's words; a sentence beside others in one text was glued; and what is too
// long for its box would be in other languages too.
import { language } from "../pseudo/site.mjs";
import { urlOf, visit } from "./site.mjs";

const widths = [1100, 320];

export async function checkPseudo(site, browser, report) {
  const pages = site.pages.filter((page) => page.language === language);
  report.claim("the site is in pseudo-language too", pages.length > 20 ? [] : [`${pages.length} pages are`]);
  const english = [], glued = [], burst = [];
  for (const width of widths) {
    const context = await browser.newContext({ viewport: { width, height: 900 }, reducedMotion: "reduce" });
    await visit(context, pages, async (tab, page) => {
      await tab.goto(urlOf(site.root, page));
      await tab.evaluate(() => document.querySelectorAll("details").forEach((details) => (details.open = true)));
      if (width === widths[0]) {
        const texts = await tab.evaluate(readTexts, language);
        english.push(...texts.filter(({ text }) => isPlain(text)).map((one) => told(page, one)));
        glued.push(...texts.filter(({ text, isDrawn, isInside }) => !isDrawn && !isInside && isGlued(text)).map((one) => told(page, one)));
      }
      burst.push(...(await tab.evaluate(readBurst)).map((what) => `${page.path} at ${width} px: ${what}`));
    });
    await context.close();
  }
  report.claim("no words are in English that are not marked as such", distinct(english));
  report.claim("no sentence is glued from halves", distinct(glued));
  report.claim("nothing bursts its box where words are two fifths longer", distinct(burst));
}

const told = (page, { where, text }) => `${page.path}: ${where}: ${text}`;
const distinct = (problems) => [...new Map(problems.map((problem) => [problem.slice(problem.indexOf(": ")), problem])).values()];

// Names of files and formats, addresses, and numbers with their units are the same in every language. A private tag of
// English has English lists ("and", "or") and months from ICU.
// Rules and findings are called by their ids; what a text cites that the site leaves in English stays with it.
const sameEverywhere = /https?:\S+|\S+@\S+\.\w+|[\w./-]+\.[a-z]{2,}\b|\b(?:and|or)\b|\b(?:January|February|March|April|May|June|July|August|September|October|November|December) \d{4}\b|\b(?:total|rank)-differs\b|\b(?:weak score|sums|taken for granted|top risk|fell)\b|\bsection 5\b|\b(?:CSV|JSON|DOCX|XLSX|Markdown|Word|Atom)\b|#\S*/gi;
const isPlain = (text) => /[A-Za-z]{2,}/.test(text.replace(sameEverywhere, ""));

// A message and other words in one text, or two messages with nothing but a space between. Items of a list and whole
// sentences may follow each other, of the program or of an editor; a text that an element cuts in two says nothing of
// its halves.
function isGlued(text) {
  let depth = 0, outside = "", ends = "";
  for (const character of text) {
    if (character === "⟦" && depth++ === 0) outside += "⟦";
    else if (character === "⟧" && --depth === 0) outside += /[.?!:…]/.test(ends) ? ".⟧" : "⟧";
    else if (depth === 0) outside += character;
    if (depth > 0 && !/[\s⟦⟧”]/.test(character)) ends = character;
    if (depth < 0) return false;
  }
  if (depth !== 0 || !outside.includes("⟦")) return false;
  outside = outside.replace(/(?<=\.⟧)\s*\p{Lu}[^⟦]*/gu, "");
  return /\p{L}/u.test(outside) || /[^.]⟧\s*⟦|^⟧\s*⟦/.test(outside.replaceAll("⟦⟧", "⟦x⟧"));
}

// Runs in the page: what a reader sees or hears, but for what is marked as of another language.
function readTexts(language) {
  const found = [];
  // Whether what stands before a link or the like, in the text it is part of, opened a message that goes on in it.
  const isOpen = (element) => {
    let before = "";
    for (let node = element.previousSibling; node; node = node.previousSibling) before = node.textContent + before;
    return before.split("⟦").length > before.split("⟧").length;
  };
  const add = (element, what, text) => {
    if (!text || /^\s*$/.test(text)) return;
    if (element.closest("[lang]")?.lang !== language || element.closest("code, script, style, noscript, .app-placeholder")) return;
    // What names a page that has yet to be translated cannot be marked in its head.
    if (element.closest("title, meta") && document.querySelector("h1[lang], h1 [lang]")) return;
    found.push({ where: `${element.localName}.${element.getAttribute("class") ?? ""}${what}`, text: text.replace(/\s+/g, " ").trim(), isDrawn: element.closest("svg") !== null, isInside: isOpen(element) });
  };
  const walker = document.createTreeWalker(document.documentElement, NodeFilter.SHOW_TEXT);
  for (let node = walker.nextNode(); node; node = walker.nextNode()) add(node.parentElement, "", node.data);
  for (const name of ["alt", "title", "aria-label", "placeholder", "data-paper"])
    for (const element of document.querySelectorAll(`[${name}]`)) add(element, `[${name}]`, element.getAttribute(name));
  for (const meta of document.querySelectorAll("meta[name=description]")) add(meta, "", meta.content);
  return found;
}

// Runs in the page: what is wider than the window, than its own box, or than the drawing it stands in.
function readBurst() {
  const hanging = 9; // pixels: what a mark hangs over its box on purpose
  const name = (element) => `<${element.localName} class="${element.getAttribute("class") ?? ""}"> ${element.textContent.trim().slice(0, 50)}`;
  const wide = document.scrollingElement.scrollWidth > innerWidth;
  const scrolls = (element) => element.closest(".app-table-region, .app-map__region") ?? [...ancestors(element)].some((one) => /auto|scroll/.test(getComputedStyle(one).overflowX) && one !== document.body && one !== document.documentElement);
  function* ancestors(element) {
    for (let at = element; at; at = at.parentElement) yield at;
  }
  const burst = [];
  for (const element of document.querySelectorAll("body *")) {
    if (element.closest("svg") || element.closest(".govuk-visually-hidden, .govuk-skip-link") || !element.checkVisibility()) continue;
    const style = getComputedStyle(element);
    if (style.display === "inline" || scrolls(element) || /^(input|select|textarea|option)$/.test(element.localName)) continue;
    const isOver = element.scrollWidth > element.clientWidth + hanging && element.clientWidth > 0;
    const isOut = wide && element.getBoundingClientRect().right > innerWidth + 0.5;
    if (isOver || isOut) burst.push(element);
  }
  const inner = burst.filter((element) => !burst.some((other) => other !== element && element.contains(other))).map(name);
  const drawn = [...document.querySelectorAll("svg text")].filter((text) => {
    const box = text.getBoundingClientRect();
    const own = text.ownerSVGElement.getBoundingClientRect();
    return box.width > 0 && (box.left < own.left - 1 || box.right > own.right + 1);
  });
  return [...inner, ...drawn.map((text) => `in a drawing: ${text.textContent.trim().slice(0, 60)}`)];
}
