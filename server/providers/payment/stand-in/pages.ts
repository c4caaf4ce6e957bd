import { z } from "zod";
import { type Language, languages } from "../../../platform/i18n/i18n.ts";
import { findSession } from "./api.ts";
import type { Core } from "./core.ts";
import type { FormObject } from "./form.ts";
import { choosePage, confirmPage, overPage, type Try } from "./page-views.ts";
import { answerPayer, sessionOf, tryPayment } from "./payments.ts";
import { answerSetup, trySetup } from "./setups.ts";
import { StandInError } from "./stand-in-error.ts";
import type { Intent, Method, Session, Setup } from "./state.ts";
import { style } from "./style.ts";
import { testAccount, testCard } from "./trial-methods.ts";

/** What a browser asks of the pages; `path` begins after the address at which they stand. */
export interface PageRequest {
  readonly method: string;
  readonly path: string;
  readonly form: FormObject;
  /** The language that the browser asks for, where the page has none of its own. */
  readonly acceptLanguage: string;
}

export type PageAnswer =
  | { readonly status: number; readonly type: "text/html" | "text/css"; readonly text: string }
  | { readonly location: string };

/** Answers a request for one of the test pages. */
export function answerPage(core: Core, request: PageRequest): PageAnswer {
  const base = new URL(core.pagesUrl).pathname.replace(/\/$/, "");
  if (request.path === "/style.css") return { status: 200, type: "text/css", text: style };
  const [, kind, id = ""] = /^\/(pay|confirm)\/(\w{1,100})$/.exec(request.path) ?? [];
  try {
    if (kind === "pay") return answerChoice(core, base, findSession(core, id), request);
    if (kind === "confirm") return answerConfirmation(core, base, id, request);
  } catch (error) {
    if (!(error instanceof StandInError)) throw error;
  }
  return page(404, overPage(base, languageOf(request.acceptLanguage), undefined));
}

const page = (status: number, { text }: { readonly text: string }): PageAnswer => ({
  status,
  type: "text/html",
  text,
});

function languageOf(wish: string): Language {
  return languages.find((language) => wish.toLowerCase().startsWith(language)) ?? "en";
}

function answerChoice(core: Core, base: string, session: Session, request: PageRequest): PageAnswer {
  const language = languageOf(session.locale);
  if (session.status !== "open") return page(200, overPage(base, language, session.successUrl));
  const intent = session.intent ? core.state.intents[session.intent] : undefined;
  const setup = session.setup ? core.state.setups[session.setup] : undefined;
  const fields = stringsOf(request.form);
  const [first = "card"] = session.kinds;
  const show = (fault: string | undefined) => {
    const tried: Try = { method: fields.method ?? first, fields, fault };
    return page(fault ? 402 : 200, choosePage(base, language, session, tried));
  };
  if (request.method !== "POST") {
    const isRefused =
      intent?.error?.code === "payment_intent_authentication_failure" ||
      setup?.status === "requires_payment_method";
    return show(isRefused ? "billing:stand_in.errors.refused" : undefined);
  }
  if (fields.act === "cancel") return { location: session.cancelUrl };
  const method = newMethod(core, session, fields);
  if (typeof method === "string") return show(method);
  return session.mode === "payment"
    ? pay(core, session, intent, method, show)
    : keep(core, session, method, show);
}

type Show = (fault: string | undefined) => PageAnswer;

function pay(
  core: Core,
  session: Session,
  earlier: Intent | undefined,
  method: Method,
  show: Show,
): PageAnswer {
  const intent = earlier ?? newIntent(core, session);
  session.intent = intent.id;
  tryPayment(core, intent, method, true);
  if (intent.error) return show(faultOf(intent.error.decline_code, intent.error.code));
  return nextOf(core, session, intent);
}

function keep(core: Core, session: Session, method: Method, show: Show): PageAnswer {
  const refusal = trySetup(core, session, method);
  if (refusal) return show(faultOf(refusal.decline_code, refusal.code));
  const setup = core.state.setups[session.setup ?? ""];
  return setup ? nextOf(core, session, setup) : show("billing:stand_in.errors.card_declined");
}

function nextOf(core: Core, session: Session, thing: Intent | Setup): PageAnswer {
  const isAsked = thing.status === "requires_action";
  return { location: isAsked ? `${core.pagesUrl}/confirm/${thing.id}` : session.successUrl };
}

function newIntent(core: Core, session: Session): Intent {
  const intent: Intent = {
    id: core.newId("pi"),
    created: core.now(),
    amount: session.amount ?? 0,
    currency: session.currency,
    customer: session.customer,
    description: session.inner.description,
    metadata: session.inner.metadata,
    status: "requires_payment_method",
    method: null,
    error: null,
    charge: null,
    refunded: 0,
    keeps: session.keep,
    returnUrl: session.successUrl,
  };
  core.state.intents[intent.id] = intent;
  return intent;
}

const faults: Readonly<Record<string, string | undefined>> = {
  insufficient_funds: "billing:stand_in.errors.insufficient_funds",
  expired_card: "billing:stand_in.errors.expired_card",
  processing_error: "billing:stand_in.errors.processing_error",
};

/** Of a refusal, what the page says. */
function faultOf(declineCode: string | undefined, code: string): string {
  return faults[declineCode ?? ""] ?? faults[code] ?? "billing:stand_in.errors.card_declined";
}

type Fields = Readonly<Record<string, string>>;

function stringsOf(form: FormObject): Fields {
  return Object.fromEntries(
    Object.entries(form).flatMap(([name, value]) =>
      typeof value === "string" ? [[name, value.slice(0, 100)]] : [],
    ),
  );
}

/** The method that was typed, or what is wrong with it. What is no test number is not kept. */
function newMethod(core: Core, session: Session, fields: Fields): Method | string {
  const kind = session.kinds.find((one) => one === fields.method);
  if (!kind) return "billing:stand_in.errors.card_declined";
  const bare = { kind, customer: null, brand: null, hint: null, expMonth: 0, expYear: 0, isConfirmed: false };
  const make = (method: Omit<Method, "id">): Method => {
    const made = { id: core.newId("pm"), ...method };
    core.state.methods[made.id] = made;
    return made;
  };
  if (kind === "twint") return make({ ...bare, behaviour: kind });
  if (kind === "paypal") {
    const email = z.email().safeParse(fields.email?.trim());
    return email.success
      ? make({ ...bare, behaviour: kind, hint: email.data })
      : "billing:stand_in.errors.email";
  }
  if (kind === "sepa_debit") {
    const account = testAccount(fields.iban ?? "");
    return account
      ? make({ ...bare, behaviour: account.name, hint: account.iban.slice(-4) })
      : "billing:stand_in.errors.not_a_test_account";
  }
  const card = testCard(fields.number ?? "");
  if (!card) return "billing:stand_in.errors.not_a_test_card";
  const expiry = expiryOf(fields.expiry ?? "");
  if (!expiry) return "billing:stand_in.errors.expiry";
  return make({ ...bare, ...expiry, behaviour: card.name, brand: card.brand, hint: card.number.slice(-4) });
}

function expiryOf(text: string): { expMonth: number; expYear: number } | undefined {
  const [, month = "", year = ""] = /^\s*(\d{1,2})\s*[/.-]\s*(?:20)?(\d{2})\s*$/.exec(text) ?? [];
  const expMonth = Number(month);
  return year && expMonth >= 1 && expMonth <= 12 ? { expMonth, expYear: 2000 + Number(year) } : undefined;
}

function answerConfirmation(core: Core, base: string, id: string, request: PageRequest): PageAnswer {
  const intent = core.state.intents[id];
  const setup = core.state.setups[id];
  const session = intent
    ? sessionOf(core, intent)
    : Object.values(core.state.sessions).find((one) => one.setup === id);
  const language = languageOf(session?.locale ?? request.acceptLanguage);
  const method = core.state.methods[(intent ?? setup)?.method ?? ""];
  const back = session?.successUrl ?? intent?.returnUrl ?? undefined;
  if ((intent ?? setup)?.status !== "requires_action" || !method)
    return page(200, overPage(base, language, back));
  if (request.method !== "POST") return page(200, confirmPage(base, language, method.kind, intent));
  const confirms = request.form.act === "confirm";
  if (intent) answerPayer(core, intent, confirms);
  if (setup) answerSetup(core, setup, confirms);
  const isOver = confirms || !session;
  return { location: isOver ? (back ?? `${core.pagesUrl}/pay/none`) : `${core.pagesUrl}/pay/${session.id}` };
}
