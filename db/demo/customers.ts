import { demoLogins } from "./logins.ts";

/** An organization of the demo with the person who founded it. */
export interface DemoCustomer {
  readonly key: string;
  readonly name: string;
  readonly kind: "individual" | "association" | "company";
  readonly firstName: string;
  readonly lastName: string;
  readonly email: string;
  readonly language: "en" | "de" | "fr" | "it" | "es";
  readonly address: readonly [
    street: string,
    number: string,
    postalCode: string,
    town: string,
    country: string,
  ];
  readonly vatNumber?: string;
  readonly iban: string;
}

const [lea, jonas] = demoLogins;

/** The customers of the demo provider. Their accounts are well-known examples of each country. */
export const demoCustomers: readonly DemoCustomer[] = [
  {
    key: "bergblick",
    name: "Bergblick Treuhand GmbH",
    kind: "company",
    firstName: "Lea",
    lastName: "Aebischer",
    email: lea.email,
    language: "de",
    address: ["Bahnhofstrasse", "7", "3920", "Zermatt", "CH"],
    iban: "CH5604835012345678009",
  },
  {
    key: "nordlicht",
    name: "Nordlicht Fotografie",
    kind: "company",
    firstName: "Jonas",
    lastName: "Petersen",
    email: jonas.email,
    language: "de",
    address: ["Hafenstraße", "21a", "24103", "Kiel", "DE"],
    iban: "DE75512108001245126199",
  },
  {
    key: "bahnverein",
    name: "Verein der Freunde der Lötschberger Bergstrecke",
    kind: "association",
    firstName: "Ursula",
    lastName: "Zurbriggen",
    email: "ursula@bergstrecke.example",
    language: "de",
    address: ["Dorfplatz", "2", "3917", "Goppenstein", "CH"],
    iban: "CH3908704016075473007",
  },
  {
    key: "dubois",
    name: "Atelier Dubois et Filles Sàrl",
    kind: "company",
    firstName: "Hélène",
    lastName: "Dubois",
    email: "helene@atelier-dubois.example",
    language: "fr",
    address: ["Rue du Lac", "18", "1400", "Yverdon-les-Bains", "CH"],
    iban: "CH4489144618186435195",
  },
  {
    key: "bernasconi",
    name: "Officina Meccanica Bernasconi SA",
    kind: "company",
    firstName: "Paolo",
    lastName: "Bernasconi",
    email: "paolo@officina-bernasconi.example",
    language: "it",
    address: ["Via Cantonale", "44", "6500", "Bellinzona", "CH"],
    iban: "CH0209000000100013997",
  },
  {
    key: "ruggell",
    name: "Liechtensteinische Musikschule Ruggell",
    kind: "association",
    firstName: "Gloria",
    lastName: "Büchel",
    email: "gloria@musikschule-ruggell.example",
    language: "de",
    address: ["Landstrasse", "31", "9491", "Ruggell", "LI"],
    iban: "LI21088100002324013AA",
  },
  {
    key: "lefevre",
    name: "Boulangerie Lefèvre SARL",
    kind: "company",
    firstName: "Antoine",
    lastName: "Lefèvre",
    email: "antoine@boulangerie-lefevre.example",
    language: "fr",
    address: ["Rue de la République", "5", "69002", "Lyon", "FR"],
    vatNumber: "FR40303265045",
    iban: "FR1420041010050500013M02606",
  },
  {
    key: "esposito",
    name: "Luigi Esposito",
    kind: "individual",
    firstName: "Luigi",
    lastName: "Esposito",
    email: "luigi@esposito.example",
    language: "it",
    address: ["Via Toledo", "120", "80134", "Napoli", "IT"],
    iban: "IT60X0542811101000000123456",
  },
  {
    key: "nunez",
    name: "Ferretería Hermanos Núñez S.L.",
    kind: "company",
    firstName: "Inés",
    lastName: "Núñez",
    email: "ines@hermanos-nunez.example",
    language: "es",
    address: ["Calle Mayor", "9", "28013", "Madrid", "ES"],
    vatNumber: "ESB58378431",
    iban: "ES9121000418450200051332",
  },
  {
    key: "oberoesterreich",
    name: "Softwareentwicklungsgesellschaft Oberösterreich mbH",
    kind: "company",
    firstName: "Katharina",
    lastName: "Hofstätter-Wimmer",
    email: "katharina@softwareentwicklung.example",
    language: "de",
    address: ["Landstraße", "84", "4020", "Linz", "AT"],
    vatNumber: "ATU13585627",
    iban: "AT611904300234573201",
  },
  {
    key: "wuethrich",
    name: "Markus Wüthrich",
    kind: "individual",
    firstName: "Markus",
    lastName: "Wüthrich",
    email: "markus@wuethrich.example",
    language: "de",
    address: ["Sonnhalde", "15", "3550", "Langnau im Emmental", "CH"],
    iban: "CH9300762011623852957",
  },
  {
    key: "sonnenhalde",
    name: "Hofladen Sonnenhalde",
    kind: "company",
    firstName: "Regula",
    lastName: "Gerber",
    email: "regula@hofladen-sonnenhalde.example",
    language: "de",
    address: ["Sonnenhalde", "1", "3054", "Schüpfen", "CH"],
    iban: "CH5604835012345678009",
  },
];
