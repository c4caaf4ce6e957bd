import type { z } from "zod";
import { type AccountNumbers, readAccountNumbers } from "../../common/ledger-accounts.ts";
import { type Setting, type Settings, settings } from "./settings.ts";
import { StartError } from "./start-error.ts";

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

/** The provider's general terms, accepted with each order. */
export interface Terms {
  readonly url: string;
  /** Kept with the order, so that it is known what was accepted. */
  readonly version: string;
}

/** The account at Stripe. */
export interface StripeAccount {
  readonly key: string;
  readonly webhookSecret: string;
}

/** A gateway for texts to phones. */
export interface SmsGateway {
  readonly url: string;
  readonly token: string;
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
  readonly proofMinutes: number;
  /** Undefined where texts are not sent: SMS is offered in the demo's mailbox alone then. */
  readonly sms: SmsGateway | undefined;
  /** Texts that are sent in a day at most, whoever asks for them. */
  readonly smsDayLimit: number;
  /** Looks for harm in uploaded files; undefined: none is looked at. */
  readonly scanCommand: string | undefined;
  /** Days during which a password suffices on a remembered device. */
  readonly trustedDeviceDays: number;
  /** Places by network address; undefined: none are shown. */
  readonly placesFile: string | undefined;
  readonly staffSessionHours: number;
  readonly orderDays: number;
  readonly invoiceDays: number;
  /** Where the bank's files are laid down; undefined: they are uploaded only. */
  readonly bankFolder: string | undefined;
  /** From which score on a payment without a right reference is booked by itself; 101: none. */
  readonly matchThreshold: number;
  /** Days after the due date, rising. */
  readonly reminderDays: readonly number[];
  /** Days from the last reminder to the suspension of products, and from there to their end. */
  readonly suspension: { readonly afterDays: number; readonly terminateDays: number };
  /** Top-ups of prepaid accounts by transfer. */
  readonly topUps: { readonly days: number; readonly leastMinor: bigint; readonly mostMinor: bigint };
  /** Payouts from this amount on, in minor units, need two members of staff. */
  readonly payoutSecondApprovalFrom: bigint;
  /** Of the provider's own chart of accounts, for the journal's export. */
  readonly accountNumbers: AccountNumbers;
  /** Undefined where no payments by card are taken, or the demo's stand-in takes them. */
  readonly stripe: StripeAccount | undefined;
  readonly provider: ProviderDetails;
  /** Undefined where the provider asks nobody to accept terms. */
  readonly terms: Terms | undefined;
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
    const result = readSetting(setting, env[name]);
    if (!result.success)
      throw new StartError(
        `The setting ${name} cannot be used: ${reasonOf(result.error)}.`,
        `${setting.about}.`,
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
      return `# ${setting.about}\n${name}=${shownValue(setting, env[name])}`;
    })
    .join("\n\n");
}

/** Set to nothing is as good as not set, where nothing makes no sense. */
function readSetting({ shape }: Setting, value: string | undefined) {
  return value === "" && !shape.safeParse("").success ? shape.safeParse(undefined) : shape.safeParse(value);
}

function reasonOf(error: z.ZodError): string {
  const reason = error.issues[0]?.message ?? "wrong value";
  return reason.charAt(0).toLowerCase() + reason.slice(1);
}

function shownValue(setting: Setting, value: string | undefined): string {
  const result = readSetting(setting, value);
  if (setting.secret && value) return result.success ? "(set)" : "(set, unusable)";
  return result.success ? String(result.data ?? "") : `${value} (unusable: ${reasonOf(result.error)})`;
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
    trustedProxies: s.CHALET_TRUSTED_PROXIES,
    databaseConnections: s.CHALET_DATABASE_CONNECTIONS,
    secretKey: s.CHALET_SECRET_KEY,
    logLevel: s.CHALET_LOG_LEVEL,
    smtpUrl: s.CHALET_SMTP_URL,
    mailFrom:
      s.CHALET_MAIL_FROM ?? `"${s.PROVIDER_NAME.replaceAll(/["\\\r\n]/g, " ")}" <${s.PROVIDER_EMAIL}>`,
    apiLimit: s.CHALET_API_LIMIT,
    sessionIdleHours: s.CHALET_SESSION_IDLE_HOURS,
    sessionHours: s.CHALET_SESSION_HOURS,
    proofMinutes: s.CHALET_PROOF_MINUTES,
    sms: smsOf(s),
    smsDayLimit: s.CHALET_SMS_DAY_LIMIT,
    scanCommand: s.CHALET_SCAN_COMMAND || undefined,
    trustedDeviceDays: s.CHALET_TRUSTED_DEVICE_DAYS,
    placesFile: s.CHALET_PLACES_FILE,
    staffSessionHours: s.CHALET_STAFF_SESSION_HOURS,
    orderDays: s.CHALET_ORDER_DAYS,
    invoiceDays: s.CHALET_INVOICE_DAYS,
    bankFolder: s.CHALET_BANK_FOLDER,
    matchThreshold: s.CHALET_MATCH_THRESHOLD,
    reminderDays: s.CHALET_REMINDER_DAYS,
    suspension: { afterDays: s.CHALET_SUSPEND_DAYS, terminateDays: s.CHALET_TERMINATE_DAYS },
    topUps: {
      days: s.CHALET_TOP_UP_DAYS,
      leastMinor: BigInt(s.CHALET_TOP_UP_LEAST_MINOR),
      mostMinor: BigInt(s.CHALET_TOP_UP_MOST_MINOR),
    },
    payoutSecondApprovalFrom: BigInt(s.PAYOUT_SECOND_APPROVAL_FROM),
    accountNumbers: readAccountNumbers(s.CHALET_ACCOUNT_NUMBERS) ?? new Map(),
    stripe: stripeOf(s),
    provider: providerOf(s),
    terms: termsOf(s),
    demo: false,
    checkAnswers: false,
  };
}

function smsOf({ CHALET_SMS_URL: url, CHALET_SMS_TOKEN: token }: Settings): SmsGateway | undefined {
  if (!url && !token) return undefined;
  if (!url || !token)
    throw new StartError(
      "The settings CHALET_SMS_URL and CHALET_SMS_TOKEN need each other.",
      "Set both, or neither: docs/operations.md says what the gateway must understand.",
    );
  const { protocol, hostname } = new URL(url);
  if (protocol === "http:" && !isLoopbackHost(hostname))
    throw new StartError(
      "The setting CHALET_SMS_URL must begin with https:// unless it is on this machine.",
      "Codes of customers and your token go there.",
    );
  return { url, token };
}

function stripeOf(s: Settings): StripeAccount | undefined {
  const { CHALET_STRIPE_KEY: key, CHALET_STRIPE_WEBHOOK_SECRET: webhookSecret } = s;
  if (!key && !webhookSecret) return undefined;
  if (key && webhookSecret) return { key, webhookSecret };
  const [there, lacking] = key
    ? ["CHALET_STRIPE_KEY", "CHALET_STRIPE_WEBHOOK_SECRET"]
    : ["CHALET_STRIPE_WEBHOOK_SECRET", "CHALET_STRIPE_KEY"];
  throw new StartError(
    `The setting ${there} needs ${lacking} beside it.`,
    "Both are found in Stripe's dashboard: docs/operations.md says where.",
  );
}

function termsOf({ PROVIDER_TERMS_URL: url, PROVIDER_TERMS_VERSION: version }: Settings): Terms | undefined {
  if (!url) return undefined;
  if (version) return { url, version };
  throw new StartError(
    "The setting PROVIDER_TERMS_URL needs PROVIDER_TERMS_VERSION beside it.",
    "Orders keep which version was accepted: give it a name, for example 2026-11.",
  );
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
  const url = URL.parse(value);
  const hasMore =
    url !== null && (url.pathname !== "/" || url.search + url.hash + url.username + url.password !== "");
  if (!url || hasMore || !/^https?:$/.test(url.protocol)) {
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
