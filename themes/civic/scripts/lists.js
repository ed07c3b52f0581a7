// "A, B and C" in the language of the page. Welsh is done here: browsers without its data write English, those with it "a(c)".

// "ac" before a vowel, "a" before a consonant, as src/words/welsh_and.cpp has it; a number by its first word: "ac wyth".
function welshAnd(next) {
  const spoken = next.replace(/^[^\p{L}\p{N}]+/u, "").normalize("NFD").toLowerCase();
  const [number] = /^\d[\d,]*/.exec(spoken) ?? [];
  if (number) {
    const digits = number.replaceAll(",", "");
    const group = digits.slice(0, ((digits.length - 1) % 3) + 1);
    return group[0] === "8" || digits === "1" || /^1[1-9]$/.test(group) ? "ac" : "a";
  }
  const letters = spoken.replace(/\p{M}/gu, "");
  return /^[aeiouy]/.test(letters) || /^w(?![aeioulr])/.test(letters) ? "ac" : "a";
}

// `and` is the page's own word, where it has one.
export function listed(parts, and) {
  const language = document.documentElement.lang || "en-GB";
  if (parts.length < 2) return parts.join("");
  const welsh = language === "cy" || language.startsWith("cy-");
  if (!welsh && and === undefined) return new Intl.ListFormat(language, { type: "conjunction" }).format(parts);
  return `${parts.slice(0, -1).join(", ")} ${welsh ? welshAnd(parts.at(-1)) : and} ${parts.at(-1)}`;
}
