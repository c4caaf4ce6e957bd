import type console from "../../common/locales/en/console.json";
import type identity from "../../common/locales/en/identity.json";
import type organizations from "../../common/locales/en/organizations.json";
import type platform from "../../common/locales/en/platform.json";

/** The catalogues that the console uses. A key that is not there is an error of the compiler. */
export interface Catalogues {
  console: typeof console;
  identity: typeof identity;
  organizations: typeof organizations;
  platform: typeof platform;
}

declare module "i18next" {
  interface CustomTypeOptions {
    defaultNS: "console";
    resources: Catalogues;
  }
}

/** Name of a catalogue, to be loaded beside a page (`words` of its route). */
export type Catalogue = keyof Catalogues;
