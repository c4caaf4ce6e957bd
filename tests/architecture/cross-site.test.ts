import test from "node:test";
import type { Endpoint } from "../../common/contract.ts";
import { testInstallation } from "../support/installation.ts";
import { buildCustomer, buildStaff } from "../support/people.ts";
import { assertNone, assertSame } from "./support/assert-none.ts";
import { addressOf, endpoints, isMutation, name, nonsenseFor } from "./support/calls.ts";

const installation = await testInstallation();
const home = installation.services.config.publicUrl;
const customer = await buildCustomer(installation);
const staff = await buildStaff(installation);
/** What other programs call, and what they show instead of an origin. */
const calledByPrograms: Record<string, string> = {
  "provider_event.receive": "the signature of the payment provider",
  "news_unsubscription.unsubscribe": "an address that we signed, for one user and one topic (RFC 8058)",
};
const mutations = endpoints.filter((endpoint) => isMutation(endpoint) && !endpoint.signed);

test("what needs no origin is signed, and stands on a short list", () => {
  const found = endpoints.filter(({ signed }) => signed).map(({ id }) => id);
  assertSame(found, Object.keys(calledByPrograms), "Let browsers alone call it, or name here what it shows:");
  const personal = endpoints.filter(({ signed, actor }) => signed && actor !== "visitor");
  assertNone(personal.map(name), "A session never counts without an origin:");
});

/** What a page of another site makes a browser send, cookies and all: each must be refused before anything else. */
const attacks: Record<string, Record<string, string>> = {
  "no origin": {},
  "an evil origin": { origin: "https://evil.example" },
  "an origin that begins like ours": { origin: `${home}.evil.example` },
  "an origin that ends like ours": { origin: `https://evil-${home.replace(/^https?:\/\//, "")}` },
  "another port of this machine": { origin: home.replace(/:\d+$/, ":1") },
  "another scheme": { origin: home.replace("http:", "https:") },
  "an opaque origin": { origin: "null" },
  "two origins": { origin: `${home}, https://evil.example` },
  "our origin by another site": { origin: home, "sec-fetch-site": "cross-site" },
  "our origin by a sister site": { origin: home, "sec-fetch-site": "same-site" },
  "our origin typed by hand": { origin: home, "sec-fetch-site": "none" },
};
const bodies: Record<string, RequestInit> = {
  "text/plain": { body: '{"a":1}', headers: { "content-type": "text/plain" } },
  "a form": { body: "a=1", headers: { "content-type": "application/x-www-form-urlencoded" } },
  multipart: { body: form() },
  nothing: {},
};

function form(): FormData {
  const data = new FormData();
  data.set("file", new Blob(["{}"]), "a.json");
  return data;
}

/** fetch() would send an origin of its own choice; so headers and cookies are set one by one. */
async function send(endpoint: Endpoint, init: RequestInit, headers: Record<string, string>): Promise<number> {
  const { browser } = endpoint.actor === "staff" ? staff : customer;
  const all = new Headers(init.headers);
  for (const [header, value] of Object.entries(headers)) all.set(header, value);
  all.set("cookie", [...browser.cookies].map(([cookie, value]) => `${cookie}=${value}`).join("; "));
  const address = installation.url + addressOf(endpoint, customer.organizationId);
  const response = await fetch(address, { ...init, method: endpoint.method, headers: all });
  await response.arrayBuffer();
  return response.status;
}

for (const [what, headers] of Object.entries(attacks)) {
  test(`pattern 35: every act refuses ${what}`, async () => {
    const wrong: string[] = [];
    for (const endpoint of mutations) {
      const tries = {
        JSON: nonsenseFor(endpoint),
        ...(what === "no origin" || what === "an evil origin" ? bodies : {}),
      };
      for (const [kind, init] of Object.entries(tries)) {
        const status = await send(endpoint, init, headers);
        if (status !== 403) wrong.push(`${name(endpoint)} with ${kind}: ${status}`);
      }
    }
    assertNone(wrong, "Answer 403 before anything else (server/platform/request/same-origin.ts):");
  });
}

test("pattern 35: from our own page too, an act is JSON, or a file where one is awaited", async () => {
  const wrong: string[] = [];
  for (const endpoint of mutations) {
    const allowed = endpoint.upload ? ["multipart", "nothing"] : ["nothing"];
    for (const [kind, init] of Object.entries(bodies).filter(([one]) => !allowed.includes(one))) {
      const status = await send(endpoint, init, { origin: home, "sec-fetch-site": "same-origin" });
      if (status !== 415 && status !== 403) wrong.push(`${name(endpoint)} with ${kind}: ${status}`);
    }
  }
  assertNone(
    wrong,
    "Answer 415: such a body needs no question to another site (Fetch, CORS-safelisted content types):",
  );
});

test("pattern 35: no answer invites other sites", async () => {
  const inviting: string[] = [];
  for (const endpoint of endpoints) {
    const response = await fetch(installation.url + addressOf(endpoint, customer.organizationId), {
      method: "OPTIONS",
      headers: { origin: "https://evil.example", "access-control-request-method": endpoint.method },
    });
    await response.arrayBuffer();
    const invited = [...response.headers.keys()].filter((header) => header.startsWith("access-control-"));
    inviting.push(...invited.map((header) => `${name(endpoint)}: ${header}`));
  }
  assertNone(inviting, "Leave CORS headers out:");
});
