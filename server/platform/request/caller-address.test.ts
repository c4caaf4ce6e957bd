import assert from "node:assert/strict";
import test from "node:test";
import { query, testInstallation } from "../../../tests/support/installation.ts";
import { buildPerson } from "../../../tests/support/people.ts";
import { startServer } from "../../../tests/support/server.ts";
import { updateProfile } from "../../domains/identity/accounts/account.contract.ts";
import { networkOf } from "./caller-address.ts";

const installation = await testInstallation();
const behindProxies = await startServer(installation, {
  config: { trustedProxies: ["127.0.0.0/8", "10.0.0.0/8"] },
});
const person = await buildPerson(installation);

/** The address that the log has of a request which carried this X-Forwarded-For. */
async function addressLogged(
  server: { browser(): typeof person.browser },
  forwarded: string,
): Promise<string | null> {
  const browser = server.browser();
  for (const [name, value] of person.browser.cookies) browser.cookies.set(name, value);
  const headers = { "x-forwarded-for": forwarded };
  assert.equal((await browser.call(updateProfile, { body: { firstName: "Ada" } }, { headers })).status, 204);
  const text = `select host(address) as address from user_audit where user_id = '${person.userId}' order by sequence desc limit 1`;
  return (await query<{ address: string | null }>(installation, text))[0]?.address ?? null;
}

test("pattern 13: X-Forwarded-For of a caller that is no trusted proxy does not count", async () => {
  assert.equal(await addressLogged(installation, "198.51.100.7"), "127.0.0.1");
});

test("pattern 13: behind trusted proxies the last address that is none of theirs counts, not what the caller wrote before", async () => {
  assert.equal(await addressLogged(behindProxies, "198.51.100.7"), "198.51.100.7");
  assert.equal(await addressLogged(behindProxies, "6.6.6.6, 198.51.100.7"), "198.51.100.7");
  assert.equal(await addressLogged(behindProxies, "6.6.6.6, 198.51.100.7, 10.1.2.3"), "198.51.100.7");
  assert.equal(await addressLogged(behindProxies, "127.0.0.1, 198.51.100.7"), "198.51.100.7");
});

test("ports, zones and brackets that proxies add are cut off; what is no address is not taken for one", async () => {
  assert.equal(await addressLogged(behindProxies, "198.51.100.7:51234"), "198.51.100.7");
  assert.equal(await addressLogged(behindProxies, "[2001:db8::1]:443"), "2001:db8::1");
  assert.equal(await addressLogged(behindProxies, "fe80::1%eth0"), "fe80::1");
  for (const garbage of ["unknown", "'; drop table users", "1.2.3", "_hidden"]) {
    assert.equal(await addressLogged(behindProxies, garbage), "127.0.0.1", garbage);
  }
});

test("a limit counts by IPv4 address, and by the /64 network of an IPv6 one", () => {
  assert.equal(networkOf("198.51.100.7"), "198.51.100.7");
  assert.equal(networkOf("2001:db8:1:2:3:4:5:6"), "2001:db8:1:2::/64");
  assert.equal(networkOf("2001:0db8:0001:0002::9"), "2001:db8:1:2::/64");
  assert.equal(networkOf("2001:db8::9"), "2001:db8:0:0::/64");
  assert.equal(networkOf("::1"), "0:0:0:0::/64");
  assert.equal(networkOf(undefined), "unknown");
});
