import { spawn } from "node:child_process";
import type { FileScanner } from "./file-scanner.ts";

/** Somebody sits and waits. */
const timeout_ms = 30_000;
const mostOutput = 2_000;

/**
 * Any scanner of the command line that reads a file from its standard input and ends with 0 for a clean file and 1 for a harmful one,
 * as `clamdscan --no-summary -` does. The command is a program with its arguments, parted by spaces; no shell reads it.
 */
export function commandScanner(command: string, timeoutMs = timeout_ms): FileScanner {
  const [program = "", ...args] = command.split(" ").filter(Boolean);
  return {
    name: program,
    scan: async (content) => {
      const { code, output } = await run(program, args, content, timeoutMs);
      if (code === 0) return { verdict: "clean" };
      if (code === 1) return { verdict: "refused", finding: findingIn(output) };
      throw new Error(`the scanner ended with ${code}: ${output.slice(0, 200)}`);
    },
  };
}

/** "stream: Eicar-Signature FOUND" → "Eicar-Signature". */
const findingIn = (output: string): string =>
  /: (.+) FOUND/.exec(output)?.[1] ?? output.trim().split("\n")[0]?.slice(0, 100) ?? "";

function run(program: string, args: readonly string[], content: Buffer, timeout: number) {
  return new Promise<{ code: number | null; output: string }>((resolve, reject) => {
    const child = spawn(program, args, { stdio: ["pipe", "pipe", "ignore"], timeout });
    let output = "";
    child.stdout.setEncoding("utf8").on("data", (part: string) => {
      if (output.length < mostOutput) output += part;
    });
    // A scanner that has seen enough closes its input before the file ends.
    child.stdin.on("error", () => {});
    child.on("error", reject);
    child.on("close", (code) => resolve({ code, output }));
    child.stdin.end(content);
  });
}
