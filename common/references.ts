/** What a payment reference is by its content: QR reference, creditor reference (ISO 11649), something else, nothing. */
export type ReferenceKind = "QRR" | "SCOR" | "invalid-or-other" | "none";

const qrPattern = /^\d{27}$/;
const creditorPattern = /^RF\d{2}[0-9A-Z]{1,21}$/;
const onlyZeros = /^0+$/;
// The carry table of the recursive modulo 10 method (Swiss QR-bill guidelines, annex on the QR reference).
const carries = [0, 9, 4, 6, 8, 2, 7, 1, 3, 5];

/** A reference as it is compared: without spaces, upper case. */
export function normalizeReference(text: string): string {
  return text.replace(/\s/g, "").toUpperCase();
}

function checkDigitOf(digits: string): number {
  let carry = 0;
  for (let index = 0; index < digits.length; index += 1) {
    carry = carries[(carry + digits.charCodeAt(index) - 48) % 10] ?? 0;
  }
  return (10 - carry) % 10;
}

/** Makes the QR reference of up to 26 digits: zeros in front, check digit behind. Other text, or only zeros: RangeError. */
export function makeQrReference(digits: string): string {
  const given = normalizeReference(digits);
  if (!/^\d{1,26}$/.test(given) || onlyZeros.test(given)) {
    throw new RangeError("A QR reference is made of 1 to 26 digits that are not all zero");
  }
  const padded = given.padStart(26, "0");
  return `${padded}${checkDigitOf(padded)}`;
}

function holdsAsQrReference(reference: string): boolean {
  if (!qrPattern.test(reference) || onlyZeros.test(reference)) return false;
  return checkDigitOf(reference.slice(0, 26)) === reference.charCodeAt(26) - 48;
}

/** True for 27 digits whose check digit is right and that are not all zero (guidelines 2.3); spaces are allowed. */
export function isQrReference(text: string): boolean {
  return holdsAsQrReference(normalizeReference(text));
}

// ISO 7064 modulo 97 of a text whose letters count as two digits, A = 10 to Z = 35.
function modulo97(text: string): number {
  let rest = 0;
  for (let index = 0; index < text.length; index += 1) {
    const code = text.charCodeAt(index);
    rest = code < 58 ? (rest * 10 + code - 48) % 97 : (rest * 100 + code - 55) % 97;
  }
  return rest;
}

/** Makes the creditor reference (ISO 11649) of 1 to 21 letters and digits. Other text: RangeError. */
export function makeCreditorReference(text: string): string {
  const given = normalizeReference(text);
  if (!/^[0-9A-Z]{1,21}$/.test(given)) {
    throw new RangeError("A creditor reference is made of 1 to 21 letters and digits");
  }
  const check = 98 - modulo97(`${given}RF00`);
  return `RF${check.toString().padStart(2, "0")}${given}`;
}

function holdsAsCreditorReference(reference: string): boolean {
  if (!creditorPattern.test(reference)) return false;
  const check = reference.slice(2, 4);
  if (check === "00" || check === "01" || check === "99") return false; // never calculated, though modulo 97 accepts them
  return modulo97(reference.slice(4) + reference.slice(0, 4)) === 1;
}

/** True for a creditor reference of 5 to 25 characters with right check digits (ISO 11649); spaces and lower case are allowed. */
export function isCreditorReference(text: string): boolean {
  return holdsAsCreditorReference(normalizeReference(text));
}

/** Tells by content alone what a reference is: the type that a bank writes beside it varies (MON-7). */
export function kindOfReference(text: string | null | undefined): ReferenceKind {
  if (text === null || text === undefined) return "none";
  const reference = normalizeReference(text);
  if (reference === "") return "none";
  if (holdsAsQrReference(reference)) return "QRR";
  return holdsAsCreditorReference(reference) ? "SCOR" : "invalid-or-other";
}

/** A reference for people: QR references as 2 and five times 5 digits, all else in groups of four. */
export function formatReference(text: string): string {
  const reference = normalizeReference(text);
  const groups = qrPattern.test(reference) ? reference.match(/^\d{2}|\d{5}/g) : reference.match(/.{1,4}/g);
  return groups?.join(" ") ?? "";
}
