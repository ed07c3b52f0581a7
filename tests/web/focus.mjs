// Focus is never hidden (WCAG 2.4.11): whatever stays in place while a page scrolls, what has focus is seen, at least in
// part. A page of each kind, everything unfolded, is gone through forwards and backwards.
import { onePageOfEachKind, urlOf, visit } from "./site.mjs";

const sizes = [
  { width: 1280, height: 720 },
  { width: 768, height: 1024 },
  { width: 320, height: 568 },
];
const pressed = 8; // the Tab key itself, at the beginning of each page; the rest is done by the page, which is faster
const mostPlaces = 150; // of a page, spread over it
const fewestPlaces = 20; // of a page, on average

export async function checkFocus(site, browser, report) {
  const problems = new Set();
  const pages = onePageOfEachKind(site);
  let stops = 0;
  for (const viewport of sizes) {
    const context = await browser.newContext({ viewport, reducedMotion: "reduce" });
    await context.addInitScript(addWhatIsHidden);
    await visit(context, pages, async (tab, page) => {
      await tab.goto(urlOf(site.root, page));
      await tab.evaluate(() => document.querySelectorAll("details").forEach((details) => (details.open = true)));
      const found = [];
      for (let i = 0; i < pressed; ++i) {
        await tab.keyboard.press("Tab");
        found.push(await tab.evaluate(() => window.whatIsHidden()));
      }
      const rest = await tab.evaluate(goThrough, mostPlaces);
      stops += rest.length;
      for (const what of [...found, ...rest]) if (what) problems.add(`${page.path} at ${viewport.width} px: ${what}`);
    });
    await context.close();
  }
  report.claim("there are places to stop at", stops > fewestPlaces * pages.length * sizes.length ? [] : [`${stops} on ${pages.length} pages`]);
  report.claim("what has focus is never hidden altogether", [...problems]);
}

// In the page: focus scrolls as it does for the Tab key, down to what is below the window and up to what is above it.
function goThrough(mostPlaces) {
  const places = [...document.querySelectorAll('a[href], button, input, select, textarea, summary, [tabindex="0"]')].filter(
    (place) => !place.disabled && place.checkVisibility({ visibilityProperty: true }),
  );
  const chosen = places.filter((_, i) => i % Math.ceil(places.length / mostPlaces) === 0);
  return [...chosen, ...chosen.toReversed()].map((place) => {
    place.focus();
    return document.activeElement === place ? window.whatIsHidden() : null;
  });
}

function addWhatIsHidden() {
  const inset = 1.5; // pixels: the edge of a box belongs to its neighbour too
  const isHit = (focused, x, y) => {
    const hit = document.elementFromPoint(x, y);
    return hit && (focused.contains(hit) || hit.contains(focused));
  };
  // Of what is larger than the window, only the part inside it can be hit.
  const isSeen = (focused, box) => {
    const left = Math.max(box.left, 0) + inset;
    const top = Math.max(box.top, 0) + inset;
    const width = Math.min(box.right, innerWidth) - inset - left;
    const height = Math.min(box.bottom, innerHeight) - inset - top;
    if (width < 0 || height < 0) return false;
    return [0.5, 0, 1, 0.25, 0.75].some((x) => [0.5, 0, 1].some((y) => isHit(focused, left + x * width, top + y * height)));
  };
  // What of the focused element is hidden, by its name; null when it is seen.
  window.whatIsHidden = () => {
    const focused = document.activeElement;
    if (focused === document.body || [...focused.getClientRects()].some((box) => isSeen(focused, box))) return null;
    const words = (focused.getAttribute("aria-label") ?? focused.textContent).trim().replace(/\s+/g, " ").slice(0, 40);
    return `${focused.tagName.toLowerCase()}.${focused.getAttribute("class") ?? focused.id} "${words}"`;
  };
}
