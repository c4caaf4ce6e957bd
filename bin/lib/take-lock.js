import { linkSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { dirname } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { say } from "./terminal.js";

const POLL_MS = 200;

/** Does something while no other process does it: the lock is a file with the number of the process that holds it. */
export async function withLock(file, action) {
  const draft = `${file}.${process.pid}`;
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(draft, `${process.pid}\n`);
  try {
    let waiting = false;
    while (!take(draft, file)) {
      if (!isRunning(holder(file))) {
        breakLock(file);
        continue;
      }
      if (!waiting) say("another command is preparing this folder; waiting for it");
      waiting = true;
      await pause(POLL_MS);
    }
    try {
      return await action();
    } finally {
      if (holder(file) === process.pid) rmSync(file, { force: true });
    }
  } finally {
    rmSync(draft, { force: true });
  }
}

/** A link is made whole or not at all: nobody sees a lock without its number. */
function take(draft, file) {
  try {
    linkSync(draft, file);
    return true;
  } catch (error) {
    if (error.code !== "EEXIST") throw error;
    return false;
  }
}

function holder(file) {
  try {
    return Number(readFileSync(file, "utf8"));
  } catch (error) {
    if (error.code !== "ENOENT") throw error;
    return 0;
  }
}

function isRunning(pid) {
  if (!pid) return false;
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return error.code === "EPERM";
  }
}

/** Removes the lock of a process that was killed. One taken by another meanwhile is put back. */
function breakLock(file) {
  const aside = `${file}.broken-${process.pid}`;
  try {
    renameSync(file, aside);
    if (isRunning(holder(aside))) linkSync(aside, file);
    else rmSync(`${file}.${holder(aside)}`, { force: true });
  } catch (error) {
    if (error.code !== "ENOENT" && error.code !== "EEXIST") throw error;
  }
  rmSync(aside, { force: true });
}
