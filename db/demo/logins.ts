/** Somebody who can sign in to the demo. */
export interface DemoLogin {
  readonly email: string;
  readonly password: string;
  readonly about: string;
}

const password = "granite-peak-lantern";

/** Printed by `bin/start`; the demo is for trying on one's own machine only. */
export const demoLogins = [
  { email: "lea@bergblick.example", password, about: "customer in Switzerland, pays in CHF" },
  { email: "jonas@nordlicht.example", password, about: "customer in Germany, pays in EUR" },
  { email: "nora@alpenhost.example", password, about: "staff, administrator" },
  { email: "tim@alpenhost.example", password, about: "staff, billing" },
] as const satisfies readonly DemoLogin[];
