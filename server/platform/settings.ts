import { isIP } from "node:net";
import { z } from "zod";
import { countryCodes } from "../../common/countries.ts";
import { isIban, isQrIban, normalizeIban } from "../../common/iban.ts";
import { readAccountNumbers } from "../../common/ledger-accounts.ts";

/** Not empty. */
const text = (fallback: string) => z.string().trim().min(1).default(fallback);
/** May be set to nothing. */
const maybe = (fallback: string) => z.string().trim().default(fallback);
const optional = z
  .string()
  .trim()
  .optional()
  .transform((value) => value || undefined);
const integer = (fallback: number, min: number, max: number) =>
  z
    .string()
    .trim()
    .regex(/^\d+$/, { error: "it is not a whole number" })
    .transform(Number)
    .pipe(z.int().min(min).max(max))
    .default(fallback);
const country = z
  .string()
  .trim()
  .refine((code) => countryCodes.includes(code), { error: "it is not a country code of ISO 3166-1" });
const iban = (fallback: string) =>
  z.string().transform(normalizeIban).refine(isIban, { error: "it is not an IBAN" }).default(fallback);
const address = (protocols: RegExp, error: string) =>
  optional.refine((value) => value === undefined || (URL.canParse(value) && protocols.test(value)), {
    error,
  });

const networks = maybe("")
  .transform((list) =>
    list
      .split(",")
      .map((entry) => entry.trim())
      .filter(Boolean),
  )
  .refine((list) => list.every(isNetwork), {
    error: "it is not a list of addresses or networks like 10.0.0.0/8",
  });
const reminderDays = z
  .string()
  .trim()
  .regex(/^\d+(\s*,\s*\d+)*$/, { error: "it is not a list of days like 3,10,17" })
  .transform((list) => list.split(",").map(Number))
  .refine((days) => days.length <= 5 && days.every((day, at) => day > (days[at - 1] ?? 0) && day <= 90), {
    error: "it is not a list of at most five rising days up to 90",
  })
  .default([3, 10, 17]);
const accountNumbers = maybe("").refine((list) => readAccountNumbers(list) !== undefined, {
  error: "it is not a list like bank=1020,bank.EUR=1021,revenue=3400 of accounts of the ledger",
});
const sender = optional.refine(
  (value) => value === undefined || /^[^\r\n]*[^\s@<]+@[^\s@>]+>?$/.test(value),
  {
    error: "it is not a sender like Alpenhost <hello@alpenhost.example>",
  },
);
const timeZone = text("Europe/Zurich").refine(isTimeZone, {
  error: "it is not a time zone like Europe/Zurich",
});
const qrIban = z
  .string()
  .transform(normalizeIban)
  .refine((value) => value === "" || isQrIban(value), { error: "it is not a QR-IBAN" })
  .default("CH4431999123000889012");

function isNetwork(text: string): boolean {
  const [network = "", bits, ...rest] = text.split("/");
  const longest = isIP(network) === 6 ? 128 : 32;
  return (
    isIP(network) !== 0 &&
    rest.length === 0 &&
    (bits === undefined || (/^\d{1,3}$/.test(bits) && Number(bits) <= longest))
  );
}

function isTimeZone(name: string): boolean {
  try {
    return Temporal.PlainDate.from("2026-01-01").toZonedDateTime(name) !== undefined;
  } catch {
    return false;
  }
}

export interface Setting {
  readonly shape: z.ZodType;
  readonly about: string;
  readonly secret?: boolean;
}

/** Every setting, read from the environment; `bin/start --config` prints them with these texts. */
export const settings = {
  DATABASE_URL: {
    shape: address(/^postgres(ql)?:/, "it is not an address like postgres://user:password@host/database"),
    about: "PostgreSQL 15 or newer to use; empty: Chalet starts its own",
    secret: true,
  },
  CHALET_DATA: { shape: text("data"), about: "Folder of the embedded database and the installation's key" },
  CHALET_HOST: { shape: text("127.0.0.1"), about: "Address to listen on" },
  CHALET_PORT: { shape: integer(4400, 0, 65535), about: "Port to listen on" },
  CHALET_PUBLIC_URL: {
    shape: optional,
    about: "Address that people use; links in mails start with it. Default: http://localhost:<port>",
  },
  CHALET_ROLES: { shape: text("web,worker"), about: "What this process does: web, worker, or both" },
  CHALET_TRUSTED_PROXIES: {
    shape: networks,
    about: "Addresses or networks of reverse proxies whose X-Forwarded-For counts, comma separated",
  },
  CHALET_DATABASE_CONNECTIONS: {
    shape: integer(10, 2, 200),
    about: "Connections to the database of this process",
  },
  CHALET_SECRET_KEY: {
    shape: optional,
    about: "32 bytes in base64 that seal second factors; empty: a key file in the data folder",
    secret: true,
  },
  CHALET_LOG_LEVEL: {
    shape: z.enum(["debug", "info", "warn", "error", "silent"]).default("info"),
    about: "What is logged",
  },
  CHALET_SMTP_URL: {
    shape: address(/^smtps?:/, "it is not an address like smtp://user:password@host"),
    about: "smtp:// or smtps:// server for mail; empty: mail stays in the mailbox page of the demo",
    secret: true,
  },
  CHALET_MAIL_FROM: { shape: sender, about: "Sender of mails. Default: the provider's name and e-mail" },
  CHALET_API_LIMIT: {
    shape: integer(1200, 10, 1_000_000),
    about: "Requests a minute for each session or address",
  },
  CHALET_SESSION_IDLE_HOURS: {
    shape: integer(336, 1, 8760),
    about: "Hours without use after which a session ends",
  },
  CHALET_SESSION_HOURS: {
    shape: integer(2160, 1, 8760),
    about: "Hours after which a session ends in any case",
  },
  CHALET_PROOF_MINUTES: {
    shape: integer(10, 1, 60),
    about: "Minutes after which sensitive acts ask for the password or a factor again",
  },
  CHALET_TRUSTED_DEVICE_DAYS: {
    shape: integer(30, 1, 90),
    about: "Days during which a password suffices on a device that somebody chose to remember",
  },
  CHALET_PLACES_FILE: {
    shape: optional,
    about:
      "Database of places by network address, in the format MMDB with cities, for sessions and alerts; empty: no places are shown",
  },
  CHALET_SMS_URL: {
    shape: address(/^https?:/, "it is not an address like https://sms.example.com/texts"),
    about: "Gateway that sends texts to phones; empty: no codes by SMS, but for those in the demo's mailbox",
  },
  CHALET_SMS_TOKEN: { shape: optional, about: "Bearer token of that gateway", secret: true },
  CHALET_SMS_DAY_LIMIT: {
    shape: integer(500, 1, 1_000_000),
    about: "Texts that are sent in a day at most, all customers together",
  },
  CHALET_SCAN_COMMAND: {
    shape: optional,
    about:
      "Command that looks for harm in uploaded files: reads one from its standard input, ends with 0 (clean) or 1 (harmful); empty: none is looked at",
  },
  CHALET_STAFF_SESSION_HOURS: {
    shape: integer(12, 1, 168),
    about: "Hours after which staff give their second factor again",
  },
  CHALET_ORDER_DAYS: { shape: integer(28, 1, 365), about: "Days after which an unpaid order is cancelled" },
  CHALET_INVOICE_DAYS: { shape: integer(30, 0, 365), about: "Days to pay an invoice" },
  CHALET_MATCH_THRESHOLD: {
    shape: integer(80, 60, 101),
    about:
      "Score from 60 to 100 from which a payment without a right reference is booked by itself; 101: never",
  },
  CHALET_TOP_UP_DAYS: { shape: integer(28, 1, 365), about: "Days to transfer an announced top-up" },
  CHALET_TOP_UP_LEAST_MINOR: {
    shape: integer(1_000, 1, 1_000_000_000),
    about: "Least top-up of a prepaid account, in minor units",
  },
  CHALET_TOP_UP_MOST_MINOR: {
    shape: integer(5_000_000, 1, 1_000_000_000),
    about: "Largest top-up of a prepaid account, in minor units",
  },
  CHALET_BANK_FOLDER: {
    shape: optional,
    about:
      "Folder into which the bank's files are laid; imported within a minute or two. Empty: they are uploaded only",
  },
  CHALET_REMINDER_DAYS: {
    shape: reminderDays,
    about:
      "Days after the due date on which customers are reminded of an unpaid invoice, unless they choose their own",
  },
  CHALET_SUSPEND_DAYS: {
    shape: integer(10, 1, 365),
    about: "Days after the last reminder on which the products of an unpaid invoice are suspended",
  },
  CHALET_TERMINATE_DAYS: {
    shape: integer(30, 1, 365),
    about: "Days after the suspension on which products end whose invoice is still unpaid",
  },
  CHALET_STRIPE_KEY: {
    shape: optional.refine((value) => value === undefined || /^(sk|rk)_(test|live)_\w+$/.test(value), {
      error: "it is not a secret key like sk_live_… or rk_live_…",
    }),
    about: "Key of the account at Stripe; empty: no payments by card, but for those of the demo",
    secret: true,
  },
  CHALET_STRIPE_WEBHOOK_SECRET: {
    shape: optional.refine((value) => value === undefined || /^whsec_\S+$/.test(value), {
      error: "it is not a secret like whsec_…",
    }),
    about: "Secret of the webhook endpoint at Stripe, which signs what it tells",
    secret: true,
  },
  CHALET_ACCOUNT_NUMBERS: {
    shape: accountNumbers,
    about:
      "Accounts of your own chart for the journal's export, like bank=1020,bank.EUR=1021,revenue=3400; others keep their names",
  },
  PAYOUT_SECOND_APPROVAL_FROM: {
    shape: integer(100_000, 0, 1_000_000_000),
    about: "Payouts from this amount on, in minor units, need two members of staff",
  },
  PROVIDER_NAME: { shape: text("Alpenhost AG"), about: "The provider's legal name" },
  PROVIDER_STREET: { shape: text("Dorfstrasse"), about: "Street" },
  PROVIDER_BUILDING_NUMBER: { shape: maybe("12"), about: "Building number" },
  PROVIDER_POSTAL_CODE: { shape: text("3920"), about: "Postal code" },
  PROVIDER_TOWN: { shape: text("Zermatt"), about: "Town" },
  PROVIDER_COUNTRY: { shape: country.default("CH"), about: "Country, ISO 3166-1" },
  PROVIDER_VAT_NUMBER: { shape: maybe("CHE-100.155.212 MWST"), about: "VAT number" },
  PROVIDER_EMAIL: {
    shape: z.email({ error: "it is not an e-mail address" }).default("hello@alpenhost.example"),
    about: "E-mail for customers",
  },
  PROVIDER_PHONE: { shape: maybe("+41 27 000 00 00"), about: "Phone for customers" },
  PROVIDER_WEBSITE: { shape: maybe("https://alpenhost.example"), about: "Website" },
  PROVIDER_TERMS_URL: {
    shape: address(/^https?:/, "it is not an address like https://www.example.com/terms"),
    about: "Page with the terms that customers accept with each order; empty: none are asked for",
  },
  PROVIDER_TERMS_VERSION: {
    shape: optional.refine((value) => value === undefined || value.length <= 60, {
      error: "it is longer than 60 characters",
    }),
    about: "Version of these terms; each order keeps the one that was accepted",
  },
  PROVIDER_BRAND_COLOR: {
    shape: z
      .string()
      .regex(/^#[0-9a-fA-F]{6}$/, { error: "it is not a colour like #1f6f5c" })
      .default("#1f6f5c"),
    about: "Brand colour, #rrggbb",
  },
  PROVIDER_LOGO: { shape: optional, about: "PNG or JPEG file with the logo" },
  PROVIDER_TIME_ZONE: { shape: timeZone, about: "Time zone in which days begin and end" },
  PROVIDER_LANGUAGE: {
    shape: z.enum(["en", "de", "fr", "it", "es"]).default("en"),
    about: "Language when nothing else is known",
  },
  PROVIDER_IBAN: { shape: iban("CH9300762011623852957"), about: "IBAN for payments in CHF" },
  PROVIDER_QR_IBAN: {
    shape: qrIban,
    about: "QR-IBAN for QR-bills in CHF; empty: bills carry an RF reference",
  },
  PROVIDER_BIC: { shape: text("POFICHBEXXX"), about: "BIC of the bank of the CHF account" },
  PROVIDER_EUR_IBAN: { shape: iban("DE89370400440532013000"), about: "IBAN for payments in EUR" },
  PROVIDER_EUR_BIC: { shape: text("COBADEFFXXX"), about: "BIC of the bank of the EUR account" },
} as const satisfies Record<string, Setting>;

export type Settings = { readonly [K in keyof typeof settings]: z.output<(typeof settings)[K]["shape"]> };
