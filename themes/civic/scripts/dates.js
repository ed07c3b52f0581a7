// Days, written 2027-05-22.

export function dateInWords(text) {
  const date = new Date(`${text}T00:00:00Z`);
  if (Number.isNaN(date.getTime())) return "";
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
