import { dirname } from "node:path";

/** Tells the person at the terminal what happens now. */
export function say(line) {
  process.stderr.write(`Chalet: ${line}\n`);
}

/** An end that is no fault of the program: one sentence for the person at the terminal, and what was printed before it. */
export class Refusal extends Error {
  constructor(sentence, output = "") {
    super(sentence);
    this.output = output;
  }
}

/** Runs the main function of a command; a refusal, a full disk or a missing right ends it with one sentence and code 1. */
export async function runCommand(main) {
  try {
    await main();
  } catch (error) {
    const sentence = sentenceFor(error);
    if (!sentence) throw error;
    if (error.output) process.stderr.write(`${error.output.trimEnd()}\n`);
    say(sentence);
    process.exitCode = 1;
  }
}

function sentenceFor(error) {
  if (error instanceof Refusal) return error.message;
  if (error.code === "ENOSPC" || error.code === "EDQUOT") {
    return "the disk is full; free some space, then run this again.";
  }
  if (error.code === "EACCES" || error.code === "EPERM" || error.code === "EROFS") {
    const place = error.path ? dirname(error.path) : "this folder";
    return `this account may not write in ${place}; give it the right, or use the account that owns the folder.`;
  }
  return undefined;
}

/** A duration for people: "1.2 s". */
export function seconds(ms) {
  return `${(ms / 1000).toFixed(1)} s`;
}
