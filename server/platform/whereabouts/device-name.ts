import bowser from "bowser";

/** A browser and its system, as people know them; null where the browser does not say, or calls itself something unheard of. */
export interface DeviceName {
  readonly browser: string | null;
  readonly system: string | null;
}

const browsers = new Set<string>(Object.values(bowser.BROWSER_MAP));
const systems = new Set<string>(Object.values(bowser.OS_MAP));

/** Names a device by its User-Agent. Only names that we know: what a caller writes there is never shown to anybody. */
export function nameDevice(userAgent: string | null | undefined): DeviceName {
  if (!userAgent) return { browser: null, system: null };
  const device = bowser.getParser(userAgent);
  const [browser, system] = [device.getBrowserName(), device.getOSName()];
  return { browser: browsers.has(browser) ? browser : null, system: systems.has(system) ? system : null };
}
