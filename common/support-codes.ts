/**
 * Digits alone, and seven of them. Letters are out: callers and staff need not share a language, and names of letters cross over (French
 * "g" is English "j", French "i" is English "e", English "a" is nearly German and Italian "e"), while every language has clear words for
 * digits. Out of the digits: 2 (German "zwei" and "drei", and it looks like 7), 7 (Spanish "seis" and "siete", Italian "sei" and
 * "sette", and by hand it looks like 1), 9 (English "five" and "nine", and it is a 6 upside down).
 */
export const supportCodeDigits = "0134568";

/** 7^8 codes are 22 bits; with 15 minutes of life and few attempts of each member of staff nobody guesses one. */
export const supportCodeLength = 8;

/** How long a code is good, in minutes (SUP-1). */
export const supportCodeMinutes = 15;

/** The digits of what was typed, in groups or not. */
export const supportCodeOf = (typed: string): string => typed.replaceAll(/[\s.\-–]/gu, "");

/** True for a text that could be a code. */
export const isSupportCode = (text: string): boolean =>
  text.length === supportCodeLength && [...text].every((digit) => supportCodeDigits.includes(digit));
