/** Letters that do not fall apart into a base letter and an accent. */
const letters: Readonly<Record<string, string>> = {
  ...{ ß: "ss", ẞ: "SS", æ: "ae", Æ: "AE", œ: "oe", Œ: "OE", ø: "o", Ø: "O", ł: "l", Ł: "L", đ: "d", Đ: "D" },
  ...{ ð: "d", Ð: "D", þ: "th", Þ: "Th", ı: "i", "&": "+", _: "-", "’": "'", "‘": "'", "–": "-", "—": "-" },
};
const umlauts: Readonly<Record<string, string>> = { ä: "ae", ö: "oe", ü: "ue", Ä: "Ae", Ö: "Oe", Ü: "Ue" };

/**
 * A text in the characters that every bank of SEPA and the Swiss payment standards takes (EPC217-08, section 1.4), in at most so many
 * of them: other letters become their base letters, all else a space. No slash at an end, and never two.
 */
export function bankText(text: string, longest: number): string {
  const base = text
    .normalize("NFC")
    .replace(/[äöüÄÖÜ]/g, (letter) => umlauts[letter] ?? letter)
    .replace(/./gu, (letter) => letters[letter] ?? letter)
    .normalize("NFKD")
    .replace(/\p{M}/gu, "");
  const allowed = base.replace(/[^A-Za-z0-9/\-?:().,'+ ]/g, " ").replace(/\/{2,}/g, "/");
  return tidy(tidy(allowed).slice(0, longest));
}

const tidy = (text: string) => text.replace(/ {2,}/g, " ").replace(/^[ /]+|[ /]+$/g, "");
