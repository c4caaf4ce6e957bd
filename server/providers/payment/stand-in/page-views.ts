import { formatAmount } from "../../../../common/money.ts";
import { type Language, translator } from "../../../platform/i18n/i18n.ts";
import type { PaymentMethodKind } from "../payment-provider.ts";
import { type Html, html } from "./html.ts";
import type { Intent, Session } from "./state.ts";
import { testAccounts, testCards } from "./trial-methods.ts";

/** What was typed before, and why it did not do. */
export interface Try {
  readonly method: string;
  readonly fields: Readonly<Record<string, string>>;
  /** The text that says so. */
  readonly fault: string | undefined;
}

const spaced = (number: string) => number.replaceAll(/(.{4})(?=.)/g, "$1 ");

/** The page on which a method is chosen, to pay or to keep it. */
export function choosePage(base: string, language: Language, session: Session, tried: Try): Html {
  const amount = amountOf(session, language);
  const t = translator(language);
  const title =
    session.mode === "payment" ? t("billing:stand_in.pay_title") : t("billing:stand_in.setup_title");
  return sheet(
    base,
    language,
    title,
    html`${
      amount
        ? html`<h1>${session.name}</h1><p class="amount">${amount}</p>${session.keep && html`<p class="quiet">${t("billing:stand_in.kept")}</p>`}`
        : html`<h1>${title}</h1>`
    }
${tried.fault !== undefined && html`<p class="fault" role="alert">${t(tried.fault)}</p>`}
<form method="post" autocomplete="off"><fieldset><legend>${t("billing:stand_in.method")}</legend>
${session.kinds.map((kind) => methodChoice(language, kind, tried))}</fieldset>
<div class="actions"><button class="main" name="act" value="pay">${amount ? t("billing:stand_in.pay", { amount }) : t("billing:stand_in.save")}</button>
<button name="act" value="cancel" formnovalidate>${t("billing:stand_in.cancel")}</button></div></form>
${numbers(language, session.kinds)}`,
  );
}

function methodChoice(language: Language, kind: PaymentMethodKind, tried: Try): Html {
  const t = translator(language);
  const field = (name: string, label: string, normal: string, isWhole = false) =>
    html`<label class="${isWhole ? "whole" : ""}">${label}<input name="${name}" value="${tried.fields[name] ?? normal}" maxlength="60"></label>`;
  const fields = {
    card: html`<div class="fields">${field("number", t("billing:stand_in.number"), "4242 4242 4242 4242", true)}${field("expiry", t("billing:stand_in.expiry"), "12/34")}${field("cvc", t("billing:stand_in.cvc"), "123")}</div>`,
    sepa_debit: html`<div class="fields">${field("iban", "IBAN", "DE89 3704 0044 0532 0130 00", true)}</div>`,
    paypal: html`<div class="fields">${field("email", t("billing:stand_in.email"), "test@paypal.example", true)}</div>`,
    twint: undefined,
  };
  const checked = tried.method === kind ? html` checked` : undefined;
  return html`<div class="method"><label class="choice"><input type="radio" name="method" value="${kind}"${checked}>${methodName(language, kind)}</label>${fields[kind]}</div>`;
}

function methodName(language: Language, kind: PaymentMethodKind): string {
  const t = translator(language);
  const names = {
    card: () => t("billing:stand_in.card"),
    twint: () => "TWINT",
    paypal: () => "PayPal",
    sepa_debit: () => t("billing:stand_in.sepa_debit"),
  };
  return names[kind]();
}

function numbers(language: Language, kinds: readonly PaymentMethodKind[]): Html {
  const t = translator(language);
  const cards = kinds.includes("card")
    ? testCards.map(({ about, number }) => html`<dt>${spaced(number)}</dt><dd>${t(about)}</dd>`)
    : [];
  const accounts = kinds.includes("sepa_debit")
    ? testAccounts.map(({ about, iban }) => html`<dt>${spaced(iban)}</dt><dd>${t(about)}</dd>`)
    : [];
  return html`<details open><summary>${t("billing:stand_in.try_title")}</summary><dl>${cards}${accounts}</dl></details>`;
}

/** The page on which a bank, or a wallet, asks the payer. */
export function confirmPage(
  base: string,
  language: Language,
  kind: PaymentMethodKind,
  intent: Intent | undefined,
): Html {
  const t = translator(language);
  const amount = intent && formatted(intent.amount, intent.currency, language);
  const asks =
    kind === "twint"
      ? t("billing:stand_in.confirm_twint")
      : kind === "paypal"
        ? t("billing:stand_in.confirm_paypal")
        : t("billing:stand_in.confirm_card");
  return sheet(
    base,
    language,
    t("billing:stand_in.confirm_title"),
    html`<h1>${intent?.description ?? t("billing:stand_in.confirm_title")}</h1>${amount !== undefined && html`<p class="amount">${amount}</p>`}
<p>${asks}</p>
<form method="post"><div class="actions"><button class="main" name="act" value="confirm">${t("billing:stand_in.confirm")}</button>
<button name="act" value="refuse">${t("billing:stand_in.refuse")}</button></div></form>`,
  );
}

/** The page of something that is over. */
export function overPage(base: string, language: Language, back: string | undefined): Html {
  const t = translator(language);
  return sheet(
    base,
    language,
    t("billing:stand_in.over_title"),
    html`<h1>${t("billing:stand_in.over_title")}</h1><p>${t("billing:stand_in.over")}</p>${back !== undefined && html`<div class="actions"><a class="button" href="${back}">${t("billing:stand_in.back")}</a></div>`}`,
  );
}

function amountOf(session: Session, language: Language): string | undefined {
  return session.amount === null ? undefined : formatted(session.amount, session.currency, language);
}

function formatted(amount: number, currency: string, language: Language): string {
  return formatAmount({ minor: BigInt(amount), currency: currency.toUpperCase() }, language);
}

function sheet(base: string, language: Language, title: string, content: Html): Html {
  return html`<!doctype html><html lang="${language}"><head><meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1"><meta name="robots" content="noindex"><title>${title}</title>
<link rel="stylesheet" href="${base}/style.css"></head>
<body><p class="test">${translator(language)("billing:stand_in.test_page")}</p><main><div class="sheet">${content}</div></main></body></html>`;
}
