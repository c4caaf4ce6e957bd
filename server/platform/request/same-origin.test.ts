import assert from "node:assert/strict";
import test from "node:test";
import { query, testInstallation } from "../../../tests/support/installation.ts";
import { buildPerson, testPassword } from "../../../tests/support/people.ts";
import { startServer } from "../../../tests/support/server.ts";
import { isLoopbackHost } from "../configuration.ts";

const installation = await testInstallation();
const person = await buildPerson(installation);
const own = "http://localhost:4400";
const cookie = [...person.browser.cookies].map(([name, value]) => `${name}=${value}`).join("; ");

/** Changes the signed-in person's name with these headers, as a page somewhere would make a browser do. */
function change(headers: Record<string, string>, url = installation.url): Promise<Response> {
  return fetch(`${url}/api/v1/me`, {
    method: "PATCH",
    headers: { cookie, "content-type": "application/json", ...headers },
    body: JSON.stringify({ firstName: "Forged" }),
  });
}

test("pattern 35: a change that another site's page asks for is refused, and so is one that names no site", async () => {
  const foreign = [
    {},
    { origin: "null" },
    { origin: "" },
    { origin: "https://evil.example" },
    { origin: "http://localhost:4401" },
    { origin: "https://localhost:4400" },
    { origin: "http://localhost.evil.example:4400" },
    { origin: "http://127.evil.example:4400" },
    { origin: "http://evil.example/http://localhost:4400" },
    { origin: own, "sec-fetch-site": "cross-site" },
    { origin: own, "sec-fetch-site": "same-site" },
    { origin: own, "sec-fetch-site": "none" },
  ];
  for (const headers of foreign as Record<string, string>[]) {
    const answer = await change(headers);
    assert.equal(answer.status, 403, JSON.stringify(headers));
    assert.equal(((await answer.json()) as { code: string }).code, "platform.cross_site");
  }
  const [user] = await query<{ first_name: string }>(
    installation,
    `select first_name from users where id = '${person.userId}'`,
  );
  assert.equal(user?.first_name, "Ada");
});

test("pattern 35: signing in is a change too", async () => {
  const answer = await fetch(`${installation.url}/api/v1/session`, {
    method: "POST",
    headers: { "content-type": "application/json", origin: "https://evil.example" },
    body: JSON.stringify({ email: person.email, password: testPassword }),
  });
  assert.equal(answer.status, 403);
  assert.deepEqual(answer.headers.getSetCookie(), []);
});

test("the console's own page may, under any name of this machine", async () => {
  for (const origin of [own, "http://127.0.0.1:4400", "http://[::1]:4400"]) {
    assert.equal((await change({ origin, "sec-fetch-site": "same-origin" })).status, 204, origin);
  }
});

test("elsewhere the one public address counts", async () => {
  const publicUrl = "https://console.example.com";
  const server = await startServer(installation, { config: { publicUrl } });
  assert.equal((await change({ origin: publicUrl }, server.url)).status, 204);
  for (const origin of [
    own,
    "http://console.example.com",
    "https://console.example.com.evil.example",
    "https://console.example.com:8443",
  ]) {
    assert.equal((await change({ origin }, server.url)).status, 403, origin);
  }
});

test("ASVS 3.4.2: no other site is let in to read, and reading changes nothing", async () => {
  const answer = await fetch(`${installation.url}/api/v1/session`, {
    headers: { cookie, origin: "https://evil.example" },
  });
  assert.equal(answer.headers.get("access-control-allow-origin"), null);
  const asked = await fetch(`${installation.url}/api/v1/me`, {
    method: "OPTIONS",
    headers: { origin: "https://evil.example", "access-control-request-method": "PATCH" },
  });
  assert.equal(asked.headers.get("access-control-allow-methods"), null);
  assert.notEqual(asked.status, 204);
});

test("names of this machine", () => {
  for (const host of ["localhost", "chalet.localhost", "127.0.0.1", "127.1.2.3", "[::1]"])
    assert.ok(isLoopbackHost(host), host);
  for (const host of ["127.example.com", "127.0.0.1.example.com", "localhost.example.com", "10.0.0.1"]) {
    assert.equal(isLoopbackHost(host), false, host);
  }
});
