import type bank from "../../common/locales/en/bank.json";
import type billing from "../../common/locales/en/billing.json";
import type catalogue from "../../common/locales/en/catalogue.json";
import type console from "../../common/locales/en/console.json";
import type identity from "../../common/locales/en/identity.json";
import type operations from "../../common/locales/en/operations.json";
import type orders from "../../common/locales/en/orders.json";
import type organizations from "../../common/locales/en/organizations.json";
import type platform from "../../common/locales/en/platform.json";
import type staff from "../../common/locales/en/staff.json";
import type support from "../../common/locales/en/support.json";

/** The catalogues that the console uses. A key that is not there is an error of the compiler. */
export interface Catalogues {
  bank: typeof bank;
  billing: typeof billing;
  catalogue: typeof catalogue;
  console: typeof console;
  identity: typeof identity;
  operations: typeof operations;
  orders: typeof orders;
  organizations: typeof organizations;
  platform: typeof platform;
  staff: typeof staff;
  support: typeof support;
}

declare module "i18next" {
  interface CustomTypeOptions {
    defaultNS: "console";
    resources: Catalogues;
  }
}

/** Name of a catalogue, to be loaded beside a page (`words` of its route). */
export type Catalogue = keyof Catalogues;
