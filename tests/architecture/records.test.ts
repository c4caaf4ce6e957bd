import assert from "node:assert/strict";
import test from "node:test";
import type { Endpoint } from "../../common/contract.ts";
import { buildOrder } from "../../server/domains/orders/orders/order.factory.ts";
import { routes } from "../../server/domains.ts";
import { query, testInstallation } from "../support/installation.ts";
import { buildCustomer } from "../support/people.ts";
import { assertNone } from "./support/assert-none.ts";
import { name, nonsenseFor } from "./support/calls.ts";

const installation = await testInstallation();
const { customer: other, order } = await buildOrder(installation);
const own = await buildCustomer(installation);

/** Endpoints of members that name a record besides the organization. */
const naming = routes
  .map(({ endpoint }) => endpoint)
  .filter(({ actor, params }) => actor === "member" && Object.keys(params?.shape ?? {}).length > 1);

/** Ids of rows of the other organization, whatever they are. */
const foreign = [other.organizationId, other.userId, order.id];

async function callWith(endpoint: Endpoint, id: string): Promise<string | undefined> {
  const path = endpoint.path.replaceAll(/:(\w+)/g, (_, parameter: string) =>
    parameter === "organizationId" ? own.organizationId : id,
  );
  const init = endpoint.body || endpoint.upload ? nonsenseFor(endpoint) : { method: endpoint.method };
  const headers = new Headers(init.headers);
  if (endpoint.idempotent) headers.set("idempotency-key", crypto.randomUUID());
  const answer = await own.browser.fetch(`/api/v1${path}`, { ...init, headers });
  await answer.arrayBuffer();
  // Where the input is not looked at first, nothing but 404 will do.
  const hasInput = endpoint.proof || endpoint.body || endpoint.upload || endpoint.query;
  const expected = hasInput ? [403, 404, 422] : [404];
  return expected.includes(answer.status) ? undefined : `${name(endpoint)}: ${answer.status}`;
}

test("pattern 31: a record of another organization, named inside one's own, is 404, and stays as it is", async () => {
  assert.ok(naming.length > 20, "the endpoints are gone");
  const tables = ["orders", "order_lines", "invoices", "organization_audit", "products", "members"];
  const rows = () =>
    Promise.all(
      tables.map((table) =>
        query<{ all: string }>(
          installation,
          `select coalesce(md5(string_agg(t::text, ',' order by t::text)), '') as all from ${table} t where organization_id = '${other.organizationId}'`,
        ),
      ),
    );
  const before = await rows();
  const wrong: (string | undefined)[] = [];
  for (const endpoint of naming) for (const id of foreign) wrong.push(await callWith(endpoint, id));
  assertNone(
    wrong.filter((one) => one !== undefined),
    "Look for the record inside of the organization, and answer 404:",
  );
  assert.deepEqual(await rows(), before);
});
