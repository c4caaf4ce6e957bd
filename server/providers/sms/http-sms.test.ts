import assert from "node:assert/strict";
import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import test, { after } from "node:test";
import { httpSms } from "./http-sms.ts";

const seen: { path: string | undefined; token: string | undefined; body: string }[] = [];
let answer: (request: IncomingMessage, response: ServerResponse) => void = (_, response) =>
  void response.writeHead(202).end();
const gateway = createServer((request, response) => {
  let body = "";
  request.on("data", (chunk) => {
    body += chunk;
  });
  request.on("end", () => {
    seen.push({ path: request.url, token: request.headers.authorization, body });
    answer(request, response);
  });
});
await new Promise<void>((resolve) => gateway.listen(0, "127.0.0.1", resolve));
after(() => {
  gateway.closeAllConnections();
  gateway.close();
});
const url = `http://127.0.0.1:${(gateway.address() as AddressInfo).port}/texts`;
const message = { to: "+41791234567", text: "123456" };

test("a text is posted with the token", async () => {
  assert.equal(await httpSms({ url, token: "secret-token" }).send(message), "sent");
  assert.deepEqual(seen.at(-1), {
    path: "/texts",
    token: "Bearer secret-token",
    body: JSON.stringify(message),
  });
});

test("pattern 37: a gateway that fails, redirects or hangs has sent nothing", async () => {
  answer = (_, response) => void response.writeHead(500).end();
  await assert.rejects(httpSms({ url, token: "t" }).send(message), /answered 500/);
  const before = seen.length;
  answer = (_, response) => void response.writeHead(307, { location: `${url}/elsewhere` }).end();
  await assert.rejects(httpSms({ url, token: "t" }).send(message));
  assert.equal(seen.length, before + 1, "the token was not taken elsewhere");
  answer = () => {};
  await assert.rejects(httpSms({ url, token: "t" }, 50).send(message), { name: "TimeoutError" });
});
