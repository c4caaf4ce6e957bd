import assert from "node:assert/strict";
import { request as httpRequest } from "node:http";
import { buffer } from "node:stream/consumers";
import test from "node:test";
import { z } from "zod";
import { endpoint } from "../../../common/contract.ts";
import { testInstallation } from "../../../tests/support/installation.ts";
import { buildPerson } from "../../../tests/support/people.ts";
import { startServer } from "../../../tests/support/server.ts";
import { route } from "./route.ts";

const maxBytes = 100_000;
const upload = endpoint({
  id: "probe.upload",
  method: "POST",
  path: "/probe/uploads",
  summary: "",
  actor: "user",
  mode: "open",
  upload: { maxBytes },
  status: 200,
  answer: z.object({ name: z.string(), size: z.int() }),
});
let broken: unknown;
const uploadRoute = route(upload, async (_ctx, _input, http) => {
  const file = await http.upload();
  const content = await buffer(file.content).catch((error) => {
    broken = error;
    throw error;
  });
  return { name: file.name, size: content.length };
});

const installation = await testInstallation();
const server = await startServer(installation, { routes: [uploadRoute] });
const person = await buildPerson(installation);
const browser = server.browser();
for (const [name, value] of person.browser.cookies) browser.cookies.set(name, value);

const send = (size: number, name = "statement.xml") =>
  browser.upload(upload, {}, name, Buffer.alloc(size, "a"));

/** Sends raw multipart lines without saying their length before; answers the status, or undefined where none came. */
function sendRaw(
  parts: readonly string[],
  end: "end" | "break",
  boundary = "b",
): Promise<number | undefined> {
  return new Promise((resolve) => {
    const call = httpRequest(`${server.url}/api/v1/probe/uploads`, {
      method: "POST",
      headers: {
        cookie: [...browser.cookies].map(([name, value]) => `${name}=${value}`).join("; "),
        origin: "http://localhost:4400",
        "content-type": boundary ? `multipart/form-data; boundary=${boundary}` : "multipart/form-data",
      },
    });
    call.on("response", (answer) => {
      answer.resume();
      resolve(answer.statusCode);
    });
    call.on("error", () => resolve(undefined));
    for (const part of parts) call.write(part);
    if (end === "end") call.end();
    else setTimeout(() => call.destroy(), 50);
  });
}

const head = '--b\r\ncontent-disposition: form-data; name="file"; filename="a.xml"\r\n\r\n';

test("a file comes whole, up to the size that is allowed", async () => {
  const one = (await send(1, "März 2026.xml")).body as unknown as { name: string; size: number };
  assert.deepEqual(one, { name: "März 2026.xml", size: 1 });
  const most = (await send(maxBytes - 1)).body as unknown as { size: number };
  assert.equal(most.size, maxBytes - 1);
});

test("its name is never a path, nor anything that a screen or a log would take for more than a name", async () => {
  for (const [name, kept] of [
    ["../../etc/passwd", "passwd"],
    ["a\u0000b.xml", "a_b.xml"],
    ["<script>.xml", "_script_.xml"],
    [`${"𐐀".repeat(300)}.xml`, `${"𐐀".repeat(116)}.xml`],
  ] as const) {
    const { body } = await send(1, name);
    assert.equal((body as unknown as { name: string }).name, kept);
  }
});

test("a file that is too large is refused, with or without its length said before", async () => {
  const said = await send(maxBytes + 20_000);
  assert.deepEqual([said.status, said.problem.code], [413, "platform.too_large"]);
  assert.equal(await sendRaw([head, "a".repeat(maxBytes + 1), "\r\n--b--\r\n"], "end"), 413);
});

test("a form that is none, or holds more or less than one file, is refused", async () => {
  assert.equal(await sendRaw([head, "a\r\n--b--\r\n"], "end", ""), 400, "no boundary");
  assert.equal(await sendRaw(["--b--\r\n"], "end"), 422, "no part");
  assert.equal(
    await sendRaw(['--b\r\ncontent-disposition: form-data; name="note"\r\n\r\nx\r\n--b--\r\n'], "end"),
    400,
    "a field",
  );
  const json = await browser.fetch("/api/v1/probe/uploads", {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: "{}",
  });
  assert.equal(json.status, 415);
});

test("a form that breaks off is refused, and its reader is told", { timeout: 10_000 }, async () => {
  assert.equal(await sendRaw([head, "half of it"], "end"), 400);
  broken = undefined;
  assert.equal(await sendRaw([head, "half of it"], "break"), undefined);
  while (broken === undefined) await new Promise((resolve) => setTimeout(resolve, 5));
  assert.equal((broken as { code?: string }).code, "platform.malformed_request");
});
