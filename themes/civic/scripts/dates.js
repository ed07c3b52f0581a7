// Days, written 2027-05-22.

// "22 May 2027", as the page's words write a day (date.day): not every browser knows every language, and Chromium knows
// no Welsh. Words written in another way than ours are left to the browser.
export function dateInWords(text) {
  const date = new Date(`${text}T00:00:00Z`);
  if (Number.isNaN(date.getTime())) return "";
  const month = date.getUTCMonth() + 1;
  const written = (document.querySelector("[data-date-day]")?.dataset.dateDay ?? "{")
    .replace(/\{month, plural,((?: =\d+ \{[^{}]*\})+) other \{[^{}]*\}\}/, (_, names) => new RegExp(` =${month} \\{([^}]*)`).exec(names)?.[1] ?? "{")
    .replace("{day}", date.getUTCDate())
    .replace("{month}", month)
    .replace("{year}", date.getUTCFullYear());
  if (!written.includes("{")) return written;
  return date.toLocaleDateString(document.documentElement.lang || undefined, { day: "numeric", month: "long", year: "numeric", timeZone: "UTC" });
}

// The same day six months on, or the last of that month where it has no such day.
export function inSixMonths(today) {
  const month = today.getMonth() + 6;
  const last = new Date(Date.UTC(today.getFullYear(), month + 1, 0)).getUTCDate();
  return new Date(Date.UTC(today.getFullYear(), month, Math.min(today.getDate(), last))).toJSON().slice(0, 10);
}

// Where the reader is.
export function today() {
  const now = new Date();
  return new Date(Date.UTC(now.getFullYear(), now.getMonth(), now.getDate())).toJSON().slice(0, 10);
}
