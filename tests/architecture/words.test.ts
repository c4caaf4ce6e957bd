import test from "node:test";
import { assertNone, assertSame } from "./support/assert-none.ts";
import { languages, textsOf } from "./support/catalogues.ts";

const texts = languages.map((language) => [language, textsOf(language)] as const);

/** `language key: what was found` for each text that matches. */
function foundIn(pattern: RegExp, only: readonly string[] = languages): string[] {
  return texts
    .filter(([language]) => only.includes(language))
    .flatMap(([language, all]) =>
      [...all].flatMap(([key, text]) => {
        const match = pattern.exec(text);
        return match ? [`${language} ${key}: «${match[0].trim()}»`] : [];
      }),
    );
}

/** A word by itself; letters with accents are letters too. */
const word = (words: string) => new RegExp(`(?<![\\p{L}\\p{N}-])(${words})(?![\\p{L}\\p{N}-])`, "iu");

test("no text is empty, begins or ends with a space, or calls out", () => {
  assertNone(foundIn(/^$|^\s|\s$/), "Write the sentence, without space around it:");
  assertNone(foundIn(/[!¡！]/), "End with a full stop:");
});

test("people are addressed formally: Sie, vous, Lei, usted", () => {
  assertNone(foundIn(word("du|dich|dir|dein(e|em|en|er|es)?|euch|euer|eure[mnrs]?"), ["de"]), "Say Sie:");
  assertNone(foundIn(word("tu|te|toi|ton|ta|tes|t['’](es|as)"), ["fr"]), "Say vous:");
  assertNone(foundIn(word("tu|te|ti|tuo|tua|tuoi|tue|vostr[oaie]"), ["it"]), "Use the forma di cortesia:");
  assertNone(foundIn(word("tú|tu|tus|te|ti|tuy[oa]s?|vosotr[oa]s|vuestr[oa]s?"), ["es"]), "Say usted:");
});

test("no apologies, no jargon, no blame", () => {
  assertNone(
    foundIn(word("sorry|oops|whoops|please note|invalid credentials|an error occurred|simply|just click"), [
      "en",
    ]),
    "Say what is the matter and what to do:",
  );
  assertNone(
    foundIn(word("leider|entschuldigung|ups|hoppla|tut uns leid"), ["de"]),
    "Say what is the matter and what to do:",
  );
  assertNone(
    foundIn(word("désolés?|oups|malheureusement"), ["fr"]),
    "Say what is the matter and what to do:",
  );
  assertNone(
    foundIn(word("spiacenti|ops|purtroppo|ci scusiamo"), ["it"]),
    "Say what is the matter and what to do:",
  );
  assertNone(
    foundIn(word("lo sentimos|ups|lamentablemente"), ["es"]),
    "Say what is the matter and what to do:",
  );
  assertNone(
    foundIn(
      word(
        "ok|submit|lorem|tbd|xxx|coming soon|demnächst verfügbar|prochainement|prossimamente|próximamente",
      ),
    ),
    "Name the act, or the thing:",
  );
});

/** Words that mean what the glossary has another word for (console.md, «Words»). */
const glossary: readonly (readonly [language: string, wrong: string, right: string])[] = [
  ["en", "organisations?", "organization"],
  ["en", "2fa|mfa|two-factor( authentication)?|multi-factor", "two-step verification"],
  ["en", "email|emails", "e-mail"],
  ["en", "proforma|pro forma", "pro-forma invoice"],
  ["en", "pre-paid|wallet|store credit", "prepaid account"],
  ["en", "recovery codes?|emergency codes?", "backup code"],
  ["en", "payment ids?|reference numbers?", "payment reference"],
  ["en", "log ?in|login|log-in|logout|log out", "sign in, sign out"],
  ["en", "dunning|overdue notice", "payment reminder"],
  ["en", "helpdesk|knowledge base", "help centre"],
  ["en", "auto-renewal|auto renewal", "automatic renewal"],
  ["de", "2fa|mfa|zweistufige?|zwei-schritt-.*|zweifaktor.*|2-faktor-.*", "Zwei-Faktor-Authentifizierung"],
  ["de", "emails?|mailadresse|e-mailadresse", "E-Mail"],
  ["de", "pro-?forma|proformarechnung(en)?|pro-forma-rechnung(en)?", "Proforma-Rechnung"],
  ["de", "prepaidkonto|guthabenkonto|vorauszahlungskonto", "Prepaid-Konto"],
  ["de", "backup-?codes?|wiederherstellungscodes?", "Notfallcode"],
  ["de", "referenznummer(n)?|zahlungsnummer(n)?", "Zahlungsreferenz"],
  ["de", "login|einloggen|ausloggen|logout", "anmelden, abmelden"],
  ["de", "zahlungserinnerung(en)?", "Mahnung"],
  ["de", "zahlungsarten?|zahlungsmethoden?|zahlungsmitteln?art", "Zahlungsmittel"],
  ["de", "rechnungsanschrift(en)?", "Rechnungsadresse"],
  ["de", "rechtliche[rn]? vertreter", "gesetzlicher Vertreter"],
  [
    "fr",
    "2fa|mfa|authentification à deux facteurs|double facteur|vérification en deux étapes",
    "double authentification",
  ],
  ["fr", "emails?|mails?|courriels?|mél", "e-mail"],
  ["fr", "proforma|pro-forma", "facture pro forma"],
  ["fr", "prépaiement|porte-monnaie", "compte prépayé"],
  ["fr", "codes de sauvegarde|codes de récupération", "code de secours"],
  ["fr", "numéros? de référence", "référence de paiement"],
  ["fr", "avoirs?", "note de crédit"],
  ["fr", "se loguer|login|logout", "se connecter, se déconnecter"],
  ["fr", "modes? de paiement|méthodes? de paiement", "moyen de paiement"],
  ["it", "2fa|mfa|autenticazione a due fattori|doppia autenticazione", "verifica in due passaggi"],
  ["it", "email|mail", "e-mail"],
  ["it", "pro-?forma|pro forma", "fattura proforma"],
  ["it", "prepagamento|portafoglio", "conto prepagato"],
  ["it", "codici di backup|codici di recupero", "codice di emergenza"],
  ["it", "numero di riferimento", "riferimento di pagamento"],
  ["it", "login|logout|loggarsi", "accedere, uscire"],
  ["it", "modalità di pagamento|mezz[oi] di pagamento", "metodo di pagamento"],
  ["es", "2fa|mfa|autenticación (de|en) dos (factores|pasos)|doble factor", "verificación en dos pasos"],
  ["es", "email|e-mail|mail", "correo"],
  ["es", "pro-?forma|pro forma", "factura proforma"],
  ["es", "cuenta de prepago|monedero", "cuenta prepago"],
  ["es", "códigos de recuperación|códigos de emergencia", "código de respaldo"],
  ["es", "número de referencia", "referencia de pago"],
  ["es", "notas? de crédito", "nota de abono"],
  ["es", "formas? de pago|medios? de pago", "método de pago"],
  ["es", "loguearse|login|logout", "iniciar sesión, cerrar sesión"],
];

/** Words that have another meaning in a place: `language word`, where the glossary's own term contains them. */
const terms: Record<string, RegExp> = {
  // Beside a card it is TWINT or PayPal (MON-12), no account of ours.
  en: /(cards?|banks?) (or|and) wallets?/gi,
  de: /Proforma-Rechnung(en)?/g,
  it: /fattur[ae] proforma/gi,
  es: /facturas? proforma/gi,
};

for (const language of languages) {
  test(`the words of the glossary are the same everywhere: ${language}`, () => {
    const wrong = glossary
      .filter(([of]) => of === language)
      .flatMap(([, pattern, right]) => {
        const found = texts.filter(([one]) => one === language).flatMap(([, all]) => [...all]);
        return found
          .filter(([, text]) =>
            word(pattern).test(terms[language] ? text.replaceAll(terms[language], "") : text),
          )
          .map(([key, text]) => `${key}: «${word(pattern).exec(text)?.[0]}» is «${right}»`);
      });
    assertNone(wrong, "Use the word of the glossary:");
  });
}

/** Names, and words that are the same in five languages. */
const sameEverywhere = [
  ...["documents:transfer.bic", "documents:transfer.iban"],
  ...[
    "billing:page.formats.cii.title",
    "billing:page.formats.factur_x.title",
    "billing:page.formats.ubl.title",
    "billing:page.methods.kind.paypal",
    "billing:page.methods.kind.twint",
  ],
];

test("a text that is the same in five languages was translated nowhere", () => {
  const [, english] = texts[0] ?? ["en", new Map<string, string>()];
  const same = [...english]
    .filter(
      ([key, text]) =>
        /\p{L}{3}/u.test(text.replaceAll(/\{\{\w+\}\}/g, "")) &&
        texts.every(([, all]) => all.get(key) === text),
    )
    .map(([key]) => key);
  assertSame(same, sameEverywhere, "Translate it, or name it here:");
});
