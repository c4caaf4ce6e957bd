import { loadDemo } from "../../db/demo/load-demo.ts";
import { type DemoLogin, demoLogins } from "../../db/demo/logins.ts";
import { hasNoStaff, startFlow } from "../domains/identity/index.ts";
import { installedKind } from "../platform/database/installation.queries.ts";
import type { Services } from "../platform/make-context.ts";

export interface Content {
  readonly logins: readonly DemoLogin[];
  /** Path of the link for the first administrator while there is none. */
  readonly claimPath: string | undefined;
}

const linkMinutes = 24 * 60;

/** Whether this database holds the demo: decided at its first start, and remembered. */
export async function installedAs(services: Services, wanted: "demo" | "empty"): Promise<boolean> {
  const kind = await services.database.transaction("write", { kind: "platform" }, (db) =>
    installedKind(db, wanted),
  );
  return kind === "demo";
}

/**
 * Loads the demo provider into an empty demo, or makes the link for the first administrator of an empty installation. A demo whose
 * loading `ending` interrupts is loaded to its end by the next start.
 */
export async function prepareContent(services: Services, ending: AbortSignal): Promise<Content> {
  if (services.config.demo) {
    await loadDemo(services, ending);
    return { logins: demoLogins, claimPath: undefined };
  }
  const secret = await services.database.transaction("write", { kind: "platform" }, async (db) => {
    if (!(await hasNoStaff(db))) return undefined;
    return startFlow(db, { purpose: "first_administrator", now: services.clock.now(), minutes: linkMinutes });
  });
  return { logins: [], claimPath: secret ? `/first-administrator?token=${secret}` : undefined };
}
