import test from "node:test";
import { routes } from "../../server/domains.ts";
import { openEventHub } from "../../server/platform/events/events.ts";
import { createMetrics } from "../../server/platform/metrics.ts";
import { createApp } from "../../server/platform/request/app.ts";
import { testInstallation } from "../support/installation.ts";
import { buildCustomer, buildStaff } from "../support/people.ts";
import { assertNone, assertSame } from "./support/assert-none.ts";
import { addressOf, endpoints } from "./support/calls.ts";

const installation = await testInstallation();

/** What is served besides the endpoints of contracts. */
const beside = [
  "*",
  "/api/docs",
  "/api/docs/*",
  "/api/docs/start.js",
  "/api/openapi.json",
  "/assets/*",
  "/healthz",
  "/metrics",
  "/readyz",
];

/** Paths of Fastify's own tree of routes: each line is indented by four characters for each level. */
function pathsIn(tree: string): string[] {
  const levels: string[] = [];
  return tree.split("\n").flatMap((line) => {
    const match = /^([│├└─ ]*)(\S+) \(/.exec(line);
    if (!match) return [];
    const [, indent = "", part = ""] = match;
    levels.length = indent.length / 4 - 1;
    const path = (levels.findLast(Boolean) ?? "") + (part === "*" && levels.length > 0 ? "/*" : part);
    levels.push(path);
    return [path];
  });
}

test("nothing is served that no contract declares", async () => {
  const { services } = installation;
  const hub = await openEventHub(services.database, services.log);
  const app = await createApp(services, { routes, hub, metrics: createMetrics(), version: "test" });
  await app.ready();
  const served = pathsIn(app.printRoutes({ commonPrefix: false }));
  await app.close();
  await hub.close();
  const assets = served.includes("/assets/*") ? [] : ["/assets/*"];
  const known = [
    ...endpoints.map(({ path }) => `/api/v1${path}`),
    ...beside.filter((path) => !assets.includes(path)),
  ];
  assertSame(
    served,
    known,
    "Declare the endpoint in a *.contract.ts; the wrapper authorizes what it finds there:",
  );
});

test("a method that an address does not have gets 405, for everybody", async () => {
  const [customer, staff] = [await buildCustomer(installation), await buildStaff(installation)];
  const methods = ["GET", "POST", "PUT", "PATCH", "DELETE"];
  const byPath = Map.groupBy(endpoints, ({ path }) => path.replaceAll(/:\w+/g, ":"));
  const wrong: string[] = [];
  for (const own of byPath.values()) {
    const [endpoint] = own;
    if (!endpoint) continue;
    const address = addressOf(endpoint, customer.organizationId);
    for (const method of methods.filter((one) => own.every((other) => other.method !== one))) {
      for (const { browser } of [customer, staff]) {
        const { status } = await browser.fetch(address, { method });
        if (status !== 405) wrong.push(`${method} ${endpoint.path}: ${status}`);
      }
    }
  }
  assertNone(wrong, "Answer 405:");
});
