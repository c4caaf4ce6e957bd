/** A line of an order: plan, period, how many, the customer's name for it. */
type Line = readonly [planId: string, period: "month" | "year", quantity: number, label?: string];

/** A payment of the story: for an order, off by some minor units, without its reference, or from nobody known. */
export interface StoryPayment {
  readonly order?: string;
  readonly offByMinor?: bigint;
  readonly withoutReference?: true;
  readonly stranger?: {
    readonly name: string;
    readonly iban: string;
    readonly minor: bigint;
    readonly reference?: string;
    readonly text?: string;
  };
}

/** One step of the story, some days before today. */
export type StoryStep = { readonly daysAgo: number } & (
  | { readonly order: string; readonly by: string; readonly lines: readonly Line[] }
  | { readonly cancel: string }
  | { readonly invoice: string }
  | { readonly bank: "CHF" | "EUR"; readonly payments: readonly StoryPayment[] }
  | { readonly openItems: true }
);

/** Eleven months of a small provider, oldest first: most pay as they should, some do not. */
export const story: readonly StoryStep[] = [
  {
    daysAgo: 334,
    order: "b1",
    by: "bergblick",
    lines: [
      ["web-hosting-business", "year", 1, "bergblick.example"],
      ["domain-ch", "year", 1, "bergblick-treuhand.ch"],
    ],
  },
  {
    daysAgo: 333,
    order: "d1",
    by: "dubois",
    lines: [["web-hosting-standard", "year", 1, "atelier-dubois.example"]],
  },
  {
    daysAgo: 330,
    order: "n1",
    by: "nordlicht",
    lines: [
      ["web-hosting-standard", "year", 1, "nordlicht.example"],
      ["domain-com", "year", 1, "nordlicht-fotografie.com"],
    ],
  },
  { daysAgo: 329, openItems: true },
  { daysAgo: 328, bank: "CHF", payments: [{ order: "b1" }, { order: "d1" }] },
  { daysAgo: 327, bank: "EUR", payments: [{ order: "n1" }] },
  { daysAgo: 301, order: "b2", by: "bergblick", lines: [["mail-team", "year", 1, "Post Bergblick"]] },
  {
    daysAgo: 298,
    order: "be1",
    by: "bernasconi",
    lines: [
      ["web-hosting-business", "year", 1, "officina-bernasconi.example"],
      ["mail-company", "year", 1],
    ],
  },
  {
    daysAgo: 297,
    order: "l1",
    by: "lefevre",
    lines: [["web-hosting-standard", "year", 1, "boulangerie-lefevre.example"]],
  },
  { daysAgo: 294, bank: "CHF", payments: [{ order: "b2" }, { order: "be1" }] },
  { daysAgo: 293, bank: "EUR", payments: [{ order: "l1" }] },
  {
    daysAgo: 262,
    order: "v1",
    by: "bahnverein",
    lines: [
      ["web-hosting-standard", "year", 1, "bergstrecke.example"],
      ["domain-ch", "year", 1, "loetschberger-bergstrecke.ch"],
    ],
  },
  {
    daysAgo: 260,
    order: "o1",
    by: "oberoesterreich",
    lines: [
      ["suite-enterprise", "year", 1, "Arbeitsplätze"],
      ["backup-5tb", "year", 1],
    ],
  },
  { daysAgo: 256, bank: "CHF", payments: [{ order: "v1" }] },
  { daysAgo: 254, bank: "EUR", payments: [{ order: "o1" }] },
  { daysAgo: 233, order: "b3", by: "bergblick", lines: [["nas-2tb", "year", 1, "Archiv"]] },
  { daysAgo: 231, order: "r1", by: "ruggell", lines: [["suite-business", "year", 1, "Lehrpersonen"]] },
  { daysAgo: 226, bank: "CHF", payments: [{ order: "b3" }, { order: "r1" }] },
  {
    daysAgo: 205,
    order: "e1",
    by: "esposito",
    lines: [["web-hosting-standard", "year", 1, "esposito.example"]],
  },
  {
    daysAgo: 201,
    order: "nu1",
    by: "nunez",
    lines: [["web-hosting-business", "year", 1, "hermanos-nunez.example"]],
  },
  { daysAgo: 197, bank: "EUR", payments: [{ order: "e1" }, { order: "nu1" }] },
  { daysAgo: 171, order: "b4", by: "bergblick", lines: [["suite-business", "year", 1, "Büro Zermatt"]] },
  {
    daysAgo: 170,
    order: "w1",
    by: "wuethrich",
    lines: [
      ["mail-single", "year", 1],
      ["domain-ch", "year", 1, "wuethrich-langnau.ch"],
    ],
  },
  { daysAgo: 165, bank: "CHF", payments: [{ order: "b4" }, { order: "w1" }] },
  {
    daysAgo: 139,
    order: "n2",
    by: "nordlicht",
    lines: [
      ["nas-2tb", "year", 1, "Bilder"],
      ["backup-500gb", "year", 1, "Sicherung Atelier"],
    ],
  },
  {
    daysAgo: 136,
    order: "s1",
    by: "sonnenhalde",
    lines: [["web-hosting-standard", "year", 1, "hofladen-sonnenhalde.example"]],
  },
  { daysAgo: 133, bank: "EUR", payments: [{ order: "n2" }] },
  { daysAgo: 131, bank: "CHF", payments: [{ order: "s1" }] },
  { daysAgo: 104, order: "d2", by: "dubois", lines: [["mail-team", "year", 1]] },
  { daysAgo: 102, order: "b5", by: "bergblick", lines: [["domain-swiss", "year", 1, "bergblick.swiss"]] },
  { daysAgo: 98, bank: "CHF", payments: [{ order: "d2" }, { order: "b5" }] },
  { daysAgo: 74, order: "be2", by: "bernasconi", lines: [["backup-500gb", "year", 1, "Officina"]] },
  {
    daysAgo: 72,
    order: "o2",
    by: "oberoesterreich",
    lines: [
      ["domain-eu", "year", 1, "softwareentwicklung.eu"],
      ["domain-com", "year", 1, "softwareentwicklung-ooe.com"],
    ],
  },
  { daysAgo: 69, bank: "CHF", payments: [{ order: "be2" }] },
  { daysAgo: 68, bank: "EUR", payments: [{ order: "o2" }] },
  { daysAgo: 55, order: "v2", by: "bahnverein", lines: [["mail-team", "year", 1, "Vorstand"]] },
  { daysAgo: 54, invoice: "v2" },
  {
    daysAgo: 47,
    order: "n3",
    by: "nordlicht",
    lines: [["web-hosting-business", "year", 1, "nordlicht-shop.example"]],
  },
  { daysAgo: 43, bank: "EUR", payments: [{ order: "n3" }] },
  {
    daysAgo: 40,
    order: "w2",
    by: "wuethrich",
    lines: [["web-hosting-enterprise", "year", 1, "grosse-plaene.example"]],
  },
  { daysAgo: 38, cancel: "w2" },
  { daysAgo: 33, order: "b6", by: "bergblick", lines: [["backup-500gb", "year", 1, "Sicherung Büro"]] },
  { daysAgo: 29, bank: "CHF", payments: [{ order: "b6" }] },
  { daysAgo: 20, order: "r2", by: "ruggell", lines: [["domain-li", "year", 1, "musikschule-ruggell.li"]] },
  { daysAgo: 18, order: "l2", by: "lefevre", lines: [["mail-team", "year", 1]] },
  { daysAgo: 17, invoice: "l2" },
  { daysAgo: 16, bank: "CHF", payments: [{ order: "r2" }] },
  { daysAgo: 12, order: "b7", by: "bergblick", lines: [["mail-single", "year", 2, "Lernende"]] },
  { daysAgo: 11, invoice: "b7" },
  { daysAgo: 9, order: "e2", by: "esposito", lines: [["domain-com", "year", 1, "esposito-napoli.com"]] },
  // Lea typed a round amount: the money waits on the prepaid account. Two payments wait for staff.
  {
    daysAgo: 8,
    bank: "CHF",
    payments: [
      { order: "b7", offByMinor: 845n },
      {
        stranger: {
          name: "Sonnenhalde, Regula Gerber",
          iban: "CH1000230000A109822346",
          minor: 10724n,
          text: "Webhosting",
        },
      },
    ],
  },
  { daysAgo: 6, bank: "EUR", payments: [{ order: "e2" }] },
  { daysAgo: 4, order: "b8", by: "bergblick", lines: [["domain-com", "year", 1, "bergblick-treuhand.com"]] },
  {
    daysAgo: 3,
    bank: "CHF",
    payments: [
      {
        stranger: {
          name: "Muster Consulting",
          iban: "CH6608490000256820102",
          minor: 5405n,
          reference: "210000000003139471430009017",
        },
      },
    ],
  },
  { daysAgo: 2, order: "s2", by: "sonnenhalde", lines: [["mail-single", "year", 1, "Bestellungen"]] },
];
