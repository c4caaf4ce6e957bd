import { holdLock } from "../../server/platform/database/hold-lock.ts";
import { demoIsLoaded, noteDemoLoaded } from "../../server/platform/database/installation.queries.ts";
import type { Services } from "../../server/platform/make-context.ts";
import { story } from "./story.ts";
import { beginStory, clockBefore, tellStep } from "./tell-story.ts";

/**
 * Loads the demo provider: its catalogue, its customers, and eleven months of business that went through the same doors as real
 * business. Told step by step until `ending`; a start that was ended half-way goes on where it stopped. One process tells, others wait.
 */
export async function loadDemo(services: Services, ending: AbortSignal): Promise<void> {
  const reach = { kind: "platform" } as const;
  const isLoaded = () => services.database.transaction("read", reach, demoIsLoaded);
  if (await isLoaded()) return;
  await holdLock(services.database.connection, "chalet.demo", async () => {
    if (await isLoaded()) return;
    // The past happened without mail servers: nobody gets mail of it.
    const past = { ...services, config: { ...services.config, smtpUrl: undefined } };
    await beginStory({ ...past, clock: clockBefore(services.clock, (story[0]?.daysAgo ?? 0) + 1) });
    for (const [index, step] of story.entries()) {
      if (ending.aborted) return;
      await tellStep({ ...past, clock: clockBefore(services.clock, step.daysAgo) }, step, index);
    }
    await services.database.transaction("write", reach, (db) => noteDemoLoaded(db, services.clock.now()));
  });
}
