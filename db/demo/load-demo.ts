import { lockDemo, noteDemoLoaded } from "../../server/platform/database/installation.queries.ts";
import { runWrite, type Services, systemCircumstances } from "../../server/platform/make-context.ts";
import { loadDemoCatalogue } from "./catalogue.ts";
import { loadPeople } from "./people.ts";

/** Loads the demo provider once, whole or not at all. */
export async function loadDemo(services: Services): Promise<void> {
  const reach = { kind: "platform" } as const;
  await services.database.transaction("write", reach, async (db) => {
    if (await lockDemo(db)) return;
    await runWrite(services, systemCircumstances(services), db, "demo.loaded", async (ctx) => {
      await loadDemoCatalogue(ctx.db);
      await loadPeople(ctx);
    });
    await noteDemoLoaded(db, services.clock.now());
  });
}
