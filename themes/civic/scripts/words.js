// Words of the page, which stand in data- attributes, and writing them.

export const fill = (text, values) => text.replace(/\{(\w+)\}/g, (whole, name) => values[name] ?? whole);

// Only what differs is written: a live region speaks when it is written to.
export function write(element, text) {
  if (element && element.textContent !== text) element.textContent = text;
}
