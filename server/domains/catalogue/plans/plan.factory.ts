import { loadDemoCatalogue } from "../../../../db/demo/catalogue.ts";
import type { TestInstallation } from "../../../../tests/support/installation.ts";

const loaded = new WeakMap<TestInstallation, Promise<void>>();

/** The demo's plans, once for each installation. */
export function buildCatalogue(installation: TestInstallation): Promise<void> {
  const loading = loaded.get(installation) ?? installation.write(({ db }) => loadDemoCatalogue(db));
  loaded.set(installation, loading);
  return loading;
}
