import type { Browser } from "./browser.ts";
import type { TestInstallation } from "./installation.ts";

/** A program that calls with an API token, as `curl` would: no cookie, no origin. */
export function bearer(installation: TestInstallation, token: string): Browser {
  const browser = installation.browser();
  const headers = { authorization: `Bearer ${token}`, "user-agent": "curl/8.5.0", origin: "" };
  return {
    ...browser,
    call: (endpoint, input, options = {}) =>
      browser.call(endpoint, input, { ...options, headers: { ...headers, ...options.headers } }),
  };
}
