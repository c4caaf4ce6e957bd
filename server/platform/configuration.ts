import { z } from "zod";
import { StartError } from "./start-error.ts";

const text = (fallback: string) => z.string().trim().default(fallback);
const optional = z
  .string()
  .trim()
  .optional()
  .transform((value) => value || undefined);
const integer = (fallback: number, min: number, max: number) =>
  z.coerce.number().int().min(min).max(max).default(fallback);
const country = z
  .string()
  .trim()
  .regex(/^[A-Z]{2}$/);

interface Setting {
  readonly shape: z.ZodType;
  readonly about: string;
  readonly secret?: boolean;
}

/** Every setting, read from the environment; `bin/start --config` prints them with these texts. */
const settings = {
  DATABASE_URL: {
    shape: optional,
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
    shape: text(""),
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
    shape: optional,
    about: "smtp:// or smtps:// server for mail; empty: mail stays in the mailbox page of the demo",
    secret: true,
  },
  CHALET_MAIL_FROM: { shape: optional, about: "Sender of mails. Default: the provider's name and e-mail" },
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
  CHALET_STAFF_SESSION_HOURS: {
    shape: integer(12, 1, 168),
    about: "Hours after which staff give their second factor again",
  },
  CHALET_ORDER_DAYS: { shape: integer(28, 1, 365), about: "Days after which an unpaid order is cancelled" },
  CHALET_INVOICE_DAYS: { shape: integer(30, 0, 365), about: "Days to pay an invoice" },
  PROVIDER_NAME: { shape: text("Alpenhost AG"), about: "The provider's legal name" },
  PROVIDER_STREET: { shape: text("Dorfstrasse"), about: "Street" },
  PROVIDER_BUILDING_NUMBER: { shape: text("12"), about: "Building number" },
  PROVIDER_POSTAL_CODE: { shape: text("3920"), about: "Postal code" },
  PROVIDER_TOWN: { shape: text("Zermatt"), about: "Town" },
  PROVIDER_COUNTRY: { shape: country.default("CH"), about: "Country, ISO 3166-1" },
  PROVIDER_VAT_NUMBER: { shape: text("CHE-100.155.212 MWST"), about: "VAT number" },
  PROVIDER_EMAIL: { shape: z.email().default("hello@alpenhost.example"), about: "E-mail for customers" },
  PROVIDER_PHONE: { shape: text("+41 27 000 00 00"), about: "Phone for customers" },
  PROVIDER_WEBSITE: { shape: text("https://alpenhost.example"), about: "Website" },
  PROVIDER_BRAND_COLOR: {
    shape: z
      .string()
      .regex(/^#[0-9a-fA-F]{6}$/)
      .default("#1f6f5c"),
    about: "Brand colour, #rrggbb",
  },
  PROVIDER_LOGO: { shape: optional, about: "PNG or JPEG file with the logo" },
  PROVIDER_TIME_ZONE: { shape: text("Europe/Zurich"), about: "Time zone in which days begin and end" },
  PROVIDER_LANGUAGE: {
    shape: z.enum(["en", "de", "fr", "it", "es"]).default("en"),
    about: "Language when nothing else is known",
  },
  PROVIDER_IBAN: { shape: text("CH9300762011623852957"), about: "IBAN for payments in CHF" },
  PROVIDER_QR_IBAN: {
    shape: text("CH4431999123000889012"),
    about: "QR-IBAN for QR-bills in CHF; empty: bills carry an RF reference",
  },
  PROVIDER_BIC: { shape: text("POFICHBEXXX"), about: "BIC of the bank of the CHF account" },
  PROVIDER_EUR_IBAN: { shape: text("DE89370400440532013000"), about: "IBAN for payments in EUR" },
  PROVIDER_EUR_BIC: { shape: text("COBADEFFXXX"), about: "BIC of the bank of the EUR account" },
} as const satisfies Record<string, Setting>;

type Settings = { readonly [K in keyof typeof settings]: z.output<(typeof settings)[K]["shape"]> };

export interface ProviderDetails {
  readonly name: string;
  readonly street: string;
  readonly buildingNumber: string;
  readonly postalCode: string;
  readonly town: string;
  readonly country: string;
  readonly vatNumber: string;
  readonly email: string;
  readonly phone: string;
  readonly website: string;
  readonly brandColor: string;
  readonly logoFile: string | undefined;
  readonly timeZone: string;
  readonly language: "en" | "de" | "fr" | "it" | "es";
  /** Where customers pay to, by currency; qrIban only where QR references are used. */
  readonly accounts: readonly {
    readonly currency: string;
    readonly iban: string;
    readonly qrIban?: string;
    readonly bic: string;
  }[];
}

export interface Configuration {
  readonly databaseUrl: string | undefined;
  readonly dataFolder: string;
  readonly host: string;
  readonly port: number;
  /** Origin of all links, without a slash at the end. */
  readonly publicUrl: string;
  readonly roles: ReadonlySet<"web" | "worker">;
  readonly trustedProxies: readonly string[];
  readonly databaseConnections: number;
  readonly secretKey: string | undefined;
  readonly logLevel: Settings["CHALET_LOG_LEVEL"];
  readonly smtpUrl: string | undefined;
  readonly mailFrom: string;
  readonly apiLimit: number;
  readonly sessionIdleHours: number;
  readonly sessionHours: number;
  readonly staffSessionHours: number;
  readonly orderDays: number;
  readonly invoiceDays: number;
  readonly provider: ProviderDetails;
  /** The demo provider's data was loaded, or is to be loaded. */
  readonly demo: boolean;
  /** Tests check every answer against its contract. */
  readonly checkAnswers: boolean;
}

/** Reads and checks the configuration; throws StartError with one clear sentence naming the setting. */
export function readConfiguration(
  env: Record<string, string | undefined>,
  overrides: Partial<Configuration> = {},
): Configuration {
  const read: Record<string, unknown> = {};
  for (const [name, setting] of Object.entries<Setting>(settings)) {
    const result = setting.shape.safeParse(
      env[name] === "" && !setting.shape.safeParse("").success ? undefined : env[name],
    );
    if (!result.success)
      throw new StartError(
        `The setting ${name} cannot be used: ${result.error.issues[0]?.message ?? "wrong value"}.`,
        setting.about,
      );
    read[name] = result.data;
  }
  const configuration = { ...assemble(read as Settings), ...overrides };
  return { ...configuration, publicUrl: checkPublicUrl(configuration.publicUrl) };
}

/** The settings in force, for people; secrets are masked. */
export function describeConfiguration(env: Record<string, string | undefined>): string {
  return Object.entries<Setting>(settings)
    .map(([name, setting]) => {
      const value = setting.shape.safeParse(env[name]);
      const shown = !value.success
        ? `(unusable: ${env[name]})`
        : setting.secret && value.data
          ? "(set)"
          : String(value.data ?? "");
      return `# ${setting.about}\n${name}=${shown}`;
    })
    .join("\n\n");
}

function assemble(s: Settings): Configuration {
  const roles = new Set(s.CHALET_ROLES.split(",").map((role) => role.trim()));
  for (const role of roles) {
    if (role !== "web" && role !== "worker")
      throw new StartError(
        `The setting CHALET_ROLES does not know "${role}".`,
        "Use web, worker, or web,worker.",
      );
  }
  return {
    databaseUrl: s.DATABASE_URL,
    dataFolder: s.CHALET_DATA,
    host: s.CHALET_HOST,
    port: s.CHALET_PORT,
    publicUrl: s.CHALET_PUBLIC_URL ?? `http://localhost:${s.CHALET_PORT}`,
    roles: roles as Set<"web" | "worker">,
    trustedProxies: s.CHALET_TRUSTED_PROXIES.split(",")
      .map((entry) => entry.trim())
      .filter(Boolean),
    databaseConnections: s.CHALET_DATABASE_CONNECTIONS,
    secretKey: s.CHALET_SECRET_KEY,
    logLevel: s.CHALET_LOG_LEVEL,
    smtpUrl: s.CHALET_SMTP_URL,
    mailFrom: s.CHALET_MAIL_FROM ?? `"${s.PROVIDER_NAME.replaceAll('"', "")}" <${s.PROVIDER_EMAIL}>`,
    apiLimit: s.CHALET_API_LIMIT,
    sessionIdleHours: s.CHALET_SESSION_IDLE_HOURS,
    sessionHours: s.CHALET_SESSION_HOURS,
    staffSessionHours: s.CHALET_STAFF_SESSION_HOURS,
    orderDays: s.CHALET_ORDER_DAYS,
    invoiceDays: s.CHALET_INVOICE_DAYS,
    provider: providerOf(s),
    demo: false,
    checkAnswers: false,
  };
}

function providerOf(s: Settings): ProviderDetails {
  return {
    name: s.PROVIDER_NAME,
    street: s.PROVIDER_STREET,
    buildingNumber: s.PROVIDER_BUILDING_NUMBER,
    postalCode: s.PROVIDER_POSTAL_CODE,
    town: s.PROVIDER_TOWN,
    country: s.PROVIDER_COUNTRY,
    vatNumber: s.PROVIDER_VAT_NUMBER,
    email: s.PROVIDER_EMAIL,
    phone: s.PROVIDER_PHONE,
    website: s.PROVIDER_WEBSITE,
    brandColor: s.PROVIDER_BRAND_COLOR,
    logoFile: s.PROVIDER_LOGO,
    timeZone: s.PROVIDER_TIME_ZONE,
    language: s.PROVIDER_LANGUAGE,
    accounts: [
      {
        currency: "CHF",
        iban: s.PROVIDER_IBAN,
        ...(s.PROVIDER_QR_IBAN ? { qrIban: s.PROVIDER_QR_IBAN } : {}),
        bic: s.PROVIDER_BIC,
      },
      { currency: "EUR", iban: s.PROVIDER_EUR_IBAN, bic: s.PROVIDER_EUR_BIC },
    ],
  };
}

function checkPublicUrl(value: string): string {
  const url = URL.canParse(value) ? new URL(value) : undefined;
  if (!url || !/^https?:$/.test(url.protocol) || url.pathname !== "/" || url.search) {
    throw new StartError(
      `The setting CHALET_PUBLIC_URL is not an address like https://console.example.com: ${value}.`,
      "Give scheme and host, without a path.",
    );
  }
  if (url.protocol === "http:" && !isLoopbackHost(url.hostname)) {
    throw new StartError(
      "The setting CHALET_PUBLIC_URL must begin with https:// unless it is on this machine.",
      "Put a proxy with TLS in front of Chalet and name its address.",
    );
  }
  return url.origin;
}

/** True for names of this machine. */
export function isLoopbackHost(host: string): boolean {
  return (
    host === "localhost" ||
    host.endsWith(".localhost") ||
    /^127(\.\d{1,3}){3}$/.test(host) ||
    host === "[::1]" ||
    host === "::1"
  );
}
