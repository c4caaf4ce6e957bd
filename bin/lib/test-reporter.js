import { writeFileSync } from "node:fs";
import { relative, resolve } from "node:path";
import { inspect } from "node:util";
import { seconds } from "./terminal.js";

/** Prints a line for each file, what failed in full, what was skipped and why; the sums go to the file CHALET_TEST_COUNTS. */
export default async function* report(events) {
  const files = new Map();
  const of = (name) => {
    const path = resolve(name ?? "");
    if (!files.has(path)) files.set(path, { printed: "", skipped: [], failed: false });
    return files.get(path);
  };
  for await (const { type, data } of events) {
    if (type === "test:stdout" || type === "test:stderr") of(data.file).printed += data.message;
    if (type === "test:pass" && (data.skip || data.todo)) of(data.file).skipped.push(skipLine(data));
    if (type === "test:fail" && data.details.error?.failureType !== "subtestsFailed") {
      of(data.file).failed = true;
      yield failure(data);
      // A file that could not be loaded is its own only test, and has no summary.
      if (resolve(data.name) === resolve(data.file)) yield of(data.file).printed;
    }
    if (type === "test:summary" && data.file) yield fileLine(data, of(data.file));
    if (type === "test:summary" && !data.file) writeCounts(data.counts);
  }
}

function failure({ name, file, line, details }) {
  const error = details.error?.cause ?? details.error;
  const text = inspect(error, { depth: 4 }).split("\n").join("\n  ");
  return `\nFAIL  ${relative(process.cwd(), file)}${line ? `:${line}` : ""}\n  ${name}\n  ${text}\n\n`;
}

function fileLine({ file, counts, duration_ms }, { printed, skipped, failed }) {
  const isGood = !failed && counts.failed + counts.cancelled === 0;
  const name = relative(process.cwd(), file);
  const lines = [`${isGood ? "ok   " : "FAIL "} ${name}  ${counts.tests} ${seconds(duration_ms)}`];
  if (!isGood && printed.trim()) lines.push(indent(printed));
  return `${[...lines, ...skipped].join("\n")}\n`;
}

function skipLine({ name, skip, todo }) {
  const reason = skip || todo;
  return `      skipped: ${name}${typeof reason === "string" ? ` (${reason})` : ""}`;
}

function indent(text) {
  return text
    .trimEnd()
    .split("\n")
    .map((line) => `      ${line}`)
    .join("\n");
}

function writeCounts({ passed, failed, cancelled, skipped, todo }) {
  const counts = { passed, failed: failed + cancelled, skipped: skipped + todo };
  if (process.env.CHALET_TEST_COUNTS) writeFileSync(process.env.CHALET_TEST_COUNTS, JSON.stringify(counts));
}
