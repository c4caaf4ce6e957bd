import assert from "node:assert/strict";
import test from "node:test";
import { testInstallation } from "../../../tests/support/installation.ts";
import { buildCustomer, buildPerson, testPassword } from "../../../tests/support/people.ts";
import { startServer } from "../../../tests/support/server.ts";

const installation = await testInstallation();
const secure = await startServer(installation, { config: { publicUrl: "https://console.example.com" } });
const customer = await buildCustomer(installation);

function policyOf(answer: Response): Map<string, string[]> {
  const parts = (answer.headers.get("content-security-policy") ?? "")
    .split(";")
    .map((part) => part.trim().split(" "));
  return new Map(parts.map(([name = "", ...values]) => [name, values]));
}

async function answers(): Promise<Map<string, Response>> {
  const stop = new AbortController();
  const get = async (path: string): Promise<[string, Response]> => [
    path,
    await customer.browser.fetch(path, { signal: stop.signal }),
  ];
  const found = new Map(
    await Promise.all(
      [
        ...[
          "/",
          "/sign-in",
          "/o/anything",
          "/healthz",
          "/api/docs",
          "/api/docs/start.js",
          "/api/openapi.json",
        ],
        ...["/api/v1/session", "/api/v1/nothing", "/api/v1/installation", "/assets/nothing.js"],
        `/api/v1/organizations/${customer.organizationId}/events`,
      ].map(get),
    ),
  );
  stop.abort();
  return found;
}

test("ASVS 3.4: every answer forbids foreign and inline programs, guessing of types, and frames", async () => {
  for (const [path, answer] of await answers()) {
    const policy = policyOf(answer);
    assert.deepEqual(policy.get("default-src"), ["'none'"], path);
    assert.deepEqual(policy.get("script-src"), ["'self'"], path);
    assert.deepEqual(policy.get("frame-ancestors"), ["'none'"], path);
    assert.deepEqual(policy.get("base-uri"), ["'none'"], path);
    assert.deepEqual(policy.get("form-action"), ["'self'"], path);
    assert.equal(answer.headers.get("x-frame-options"), "DENY", path);
    assert.equal(answer.headers.get("x-content-type-options"), "nosniff", path);
    assert.equal(answer.headers.get("referrer-policy"), "same-origin", path);
    assert.equal(answer.headers.get("cross-origin-opener-policy"), "same-origin", path);
    assert.equal(answer.headers.get("x-powered-by"), null, path);
  }
});

test("inline styles are allowed to the reference alone", async () => {
  for (const [path, answer] of await answers()) {
    const hasInline = policyOf(answer).get("style-src")?.includes("'unsafe-inline'") ?? false;
    assert.equal(hasInline, path === "/api/docs", path);
  }
});

test("HTTPS is asked for where the public address has it, and not on this machine", async () => {
  const header = async (url: string) =>
    (await fetch(`${url}/healthz`)).headers.get("strict-transport-security");
  assert.equal(await header(secure.url), "max-age=31536000");
  assert.equal(await header(installation.url), null);
});

test("answers about people are not kept by browsers or proxies", async () => {
  for (const path of ["/api/v1/session", "/api/v1/installation", "/api/v1/nothing/at/all"]) {
    assert.equal((await customer.browser.fetch(path)).headers.get("cache-control"), "no-store", path);
  }
});

test("ASVS 3.3: the session's cookie is host-only, HTTPS-only, out of reach of programs and of other sites' requests", async () => {
  const { email } = await buildPerson(installation);
  const answer = await fetch(`${installation.url}/api/v1/session`, {
    method: "POST",
    headers: { "content-type": "application/json", origin: "http://localhost:4400" },
    body: JSON.stringify({ email, password: testPassword }),
  });
  const cookies = answer.headers.getSetCookie();
  assert.deepEqual(
    cookies.map((line) => line.split("=")[0]),
    ["__Host-browser", "__Host-session", "__Host-step"],
  );
  for (const line of cookies) {
    const attributes = line.split("; ").slice(1);
    for (const attribute of ["Path=/", "HttpOnly", "Secure", "SameSite=Lax"])
      assert.ok(attributes.includes(attribute), line);
    assert.ok(!/domain=/i.test(line), line);
  }
  for (const [at, name] of ["browser", "session"].entries())
    assert.match(
      cookies[at] ?? "",
      new RegExp(`^__Host-${name}=[A-Za-z0-9_-]{43};`),
      "256 bits (ASVS 7.2.3)",
    );
});

test("health is told, figures to this machine alone", async () => {
  for (const path of ["/healthz", "/readyz"])
    assert.equal((await fetch(installation.url + path)).status, 200, path);
  const figures = await fetch(`${installation.url}/metrics`);
  assert.match(await figures.text(), /chalet_http_request_seconds_count/);
  const passedOn = await fetch(`${installation.url}/metrics`, {
    headers: { "x-forwarded-for": "198.51.100.7" },
  });
  assert.equal(passedOn.status, 404);
});
