import assert from "node:assert/strict";
import test from "node:test";
import { describeConfiguration, readConfiguration } from "./configuration.ts";
import { settings } from "./settings.ts";

/** A value that each setting refuses; undefined where any text will do. */
const unusable: Record<keyof typeof settings, string | undefined> = {
  DATABASE_URL: "mysql://root:geheim@host/chalet",
  CHALET_DATA: undefined,
  CHALET_HOST: undefined,
  CHALET_PORT: "65536",
  CHALET_PUBLIC_URL: "console.example.com",
  CHALET_ROLES: "web,mail",
  CHALET_TRUSTED_PROXIES: "10.0.0.0/8, everybody",
  CHALET_DATABASE_CONNECTIONS: "1",
  CHALET_SECRET_KEY: undefined,
  CHALET_LOG_LEVEL: "loud",
  CHALET_SMTP_URL: "https://mail.example.com",
  CHALET_MAIL_FROM: "Alpenhost",
  CHALET_API_LIMIT: "many",
  CHALET_SESSION_IDLE_HOURS: "0",
  CHALET_SESSION_HOURS: "-1",
  CHALET_PROOF_MINUTES: "0",
  CHALET_SMS_URL: "ftp://sms.example.com",
  CHALET_SMS_TOKEN: undefined,
  CHALET_SCAN_COMMAND: undefined,
  CHALET_SMS_DAY_LIMIT: "0",
  CHALET_TRUSTED_DEVICE_DAYS: "0",
  CHALET_PLACES_FILE: undefined,
  CHALET_STAFF_SESSION_HOURS: "1.5",
  CHALET_ORDER_DAYS: "0x10",
  CHALET_INVOICE_DAYS: "1e2",
  CHALET_BANK_FOLDER: undefined,
  CHALET_REMINDER_DAYS: "10,3",
  CHALET_SUSPEND_DAYS: "0",
  CHALET_TERMINATE_DAYS: "soon",
  CHALET_MATCH_THRESHOLD: "102",
  CHALET_TOP_UP_DAYS: "0",
  CHALET_ACCOUNT_NUMBERS: "cash=1000",
  CHALET_STRIPE_KEY: "pk_live_1234",
  CHALET_STRIPE_WEBHOOK_SECRET: "secret",
  PAYOUT_SECOND_APPROVAL_FROM: "1000.00",
  CHALET_TOP_UP_LEAST_MINOR: "10.00",
  CHALET_TOP_UP_MOST_MINOR: "-1",
  PROVIDER_NAME: undefined,
  PROVIDER_STREET: undefined,
  PROVIDER_BUILDING_NUMBER: undefined,
  PROVIDER_POSTAL_CODE: undefined,
  PROVIDER_TOWN: undefined,
  PROVIDER_COUNTRY: "ZZ",
  PROVIDER_VAT_NUMBER: undefined,
  PROVIDER_EMAIL: "hello",
  PROVIDER_PHONE: undefined,
  PROVIDER_WEBSITE: undefined,
  PROVIDER_TERMS_URL: "terms.html",
  PROVIDER_TERMS_VERSION: "2026".repeat(16),
  PROVIDER_BRAND_COLOR: "green",
  PROVIDER_LOGO: undefined,
  PROVIDER_TIME_ZONE: "Mars/Olympus",
  PROVIDER_LANGUAGE: "rm",
  PROVIDER_IBAN: "CH9300762011623852958",
  PROVIDER_QR_IBAN: "CH9300762011623852957",
  PROVIDER_BIC: undefined,
  PROVIDER_EUR_IBAN: "DE00",
  PROVIDER_EUR_BIC: undefined,
};

for (const [name, value] of Object.entries(unusable)) {
  if (value === undefined) continue;
  test(`an unusable ${name} is named in one sentence`, () => {
    assert.throws(() => readConfiguration({ [name]: value }), {
      name: "StartError",
      message: new RegExp(`^The setting ${name} [^\n]*\\.$`),
    });
  });
}

test("without any setting there is a demo provider on this machine", () => {
  const config = readConfiguration({});
  assert.equal(config.publicUrl, "http://localhost:4400");
  assert.deepEqual([...config.roles], ["web", "worker"]);
  assert.equal(config.databaseUrl, undefined);
  assert.equal(config.mailFrom, '"Alpenhost AG" <hello@alpenhost.example>');
});

test("a setting that is set to nothing is as good as not set, unless nothing has a meaning", () => {
  const nothing = Object.fromEntries(Object.keys(settings).map((name) => [name, ""]));
  const config = readConfiguration(nothing);
  assert.deepEqual([config.port, config.dataFolder, config.invoiceDays], [4400, "data", 30]);
  assert.deepEqual([config.provider.name, config.provider.vatNumber], ["Alpenhost AG", ""]);
  assert.equal(
    config.provider.accounts[0]?.qrIban,
    undefined,
    "bills without a QR-IBAN carry an RF reference",
  );
});

test("MON-3 terms are asked for where their address is set, and then need a version", () => {
  assert.equal(readConfiguration({}).terms, undefined);
  assert.equal(readConfiguration({ PROVIDER_TERMS_VERSION: "2026-11" }).terms, undefined);
  const url = "https://alpenhost.example/terms";
  const { terms } = readConfiguration({ PROVIDER_TERMS_URL: url, PROVIDER_TERMS_VERSION: "2026-11" });
  assert.deepEqual(terms, { url, version: "2026-11" });
  assert.throws(() => readConfiguration({ PROVIDER_TERMS_URL: url }), /needs PROVIDER_TERMS_VERSION/);
});

test("payments by card are taken where key and webhook secret are set, never with one of them", () => {
  const [key, webhookSecret] = ["rk_live_abc123", "whsec_abc123"];
  assert.equal(readConfiguration({}).stripe, undefined);
  const both = { CHALET_STRIPE_KEY: key, CHALET_STRIPE_WEBHOOK_SECRET: webhookSecret };
  assert.deepEqual(readConfiguration(both).stripe, { key, webhookSecret });
  for (const [name, value] of Object.entries(both))
    assert.throws(() => readConfiguration({ [name]: value }), new RegExp(`${name} needs CHALET_STRIPE_`));
  const shown = describeConfiguration(both);
  assert.ok(!shown.includes(key) && !shown.includes(webhookSecret));
});

test("the SMS gateway needs its token beside it, and TLS unless it is on this machine", () => {
  const [url, token] = ["https://sms.example.com/texts", "the-secret-token"];
  assert.equal(readConfiguration({}).sms, undefined);
  const both = { CHALET_SMS_URL: url, CHALET_SMS_TOKEN: token };
  assert.deepEqual(readConfiguration(both).sms, { url, token });
  for (const [name, value] of Object.entries(both))
    assert.throws(() => readConfiguration({ [name]: value }), /CHALET_SMS_URL and CHALET_SMS_TOKEN/);
  const plain = { ...both, CHALET_SMS_URL: "http://sms.example.com/texts" };
  assert.throws(() => readConfiguration(plain), /must begin with https/);
  assert.ok(readConfiguration({ ...both, CHALET_SMS_URL: "http://localhost:9000/" }).sms);
  assert.ok(!describeConfiguration(both).includes(token));
});

test("values are taken as people write them", () => {
  const config = readConfiguration({
    PROVIDER_IBAN: "ch93 0076 2011 6238 5295 7",
    CHALET_TRUSTED_PROXIES: " 10.0.0.0/8 , 2001:db8::/32,192.0.2.1 ",
    CHALET_PORT: " 8080 ",
    PROVIDER_NAME: 'Berg "Tal" \\ AG',
  });
  assert.equal(config.provider.accounts[0]?.iban, "CH9300762011623852957");
  assert.deepEqual(config.trustedProxies, ["10.0.0.0/8", "2001:db8::/32", "192.0.2.1"]);
  assert.equal(config.publicUrl, "http://localhost:8080");
  assert.equal(config.mailFrom, '"Berg  Tal    AG" <hello@alpenhost.example>');
});

test("the public address is HTTPS unless it is on this machine, and an origin and nothing more", () => {
  const read = (value: string) => readConfiguration({ CHALET_PUBLIC_URL: value }).publicUrl;
  assert.equal(read("https://console.example.com/"), "https://console.example.com");
  assert.equal(read("https://Console.Example.com:8443"), "https://console.example.com:8443");
  for (const local of [
    "http://localhost:4400",
    "http://127.0.0.1:80",
    "http://chalet.localhost",
    "http://[::1]:4400",
  ]) {
    assert.equal(read(local), new URL(local).origin);
  }
  for (const wrong of [
    ...[
      "http://console.example.com",
      "http://127.example.com",
      "http://192.168.1.2",
      "ftp://example.com",
      "//example.com",
    ],
    ...[
      "https://example.com/path",
      "https://example.com/?a=1",
      "https://example.com/#a",
      "https://user:word@example.com",
    ],
    ...["javascript:alert(1)", "https://", "example.com"],
  ]) {
    assert.throws(() => read(wrong), { name: "StartError", message: /CHALET_PUBLIC_URL/ }, wrong);
  }
});

test("--config prints each setting with its meaning and without a secret", () => {
  const text = describeConfiguration({
    DATABASE_URL: "postgres://chalet:geheim@host/chalet",
    CHALET_SMTP_URL: "geheim",
    CHALET_SECRET_KEY: "geheim",
    CHALET_PORT: "geheimnisvoll",
  });
  for (const [name, { about }] of Object.entries(settings))
    assert.ok(text.includes(`# ${about}\n${name}=`), name);
  assert.doesNotMatch(text, /geheim@|=geheim$/m);
  assert.match(text, /^DATABASE_URL=\(set\)$/m);
  assert.match(text, /^CHALET_SMTP_URL=\(set, unusable\)$/m);
  assert.match(text, /^CHALET_PORT=geheimnisvoll \(unusable: it is not a whole number\)$/m);
  assert.match(text, /^CHALET_API_LIMIT=1200$/m);
});
