import { after } from "node:test";
import AxeBuilder from "@axe-core/playwright";
import { type Browser, type BrowserContext, chromium, type Page } from "playwright-core";

/** Debian's Chromium; `bin/test` says where it is. */
const chromiumPath = process.env.CHROMIUM || "/usr/bin/chromium";

let browser: Promise<Browser> | undefined;
after(async () => (await browser)?.close());

/** One Chromium for the tests of a file. */
function openChromium(): Promise<Browser> {
  browser ??= chromium.launch({
    executablePath: chromiumPath,
    args: [
      "--no-sandbox",
      "--disable-gpu",
      "--disable-background-networking",
      "--disable-component-update",
      "--no-first-run",
    ],
  });
  return browser;
}

export interface Looks {
  readonly language?: string;
  readonly dark?: boolean;
  readonly phone?: boolean;
}

/** A window of its own: cookies, language, colour scheme and size. */
export async function openWindow(
  baseURL: string,
  looks: Looks = {},
): Promise<{ context: BrowserContext; page: Page }> {
  const context = await (await openChromium()).newContext({
    baseURL,
    locale: looks.language ?? "en-GB",
    timezoneId: "Europe/Zurich",
    colorScheme: looks.dark ? "dark" : "light",
    viewport: looks.phone ? { width: 390, height: 844 } : { width: 1440, height: 900 },
    reducedMotion: "reduce",
  });
  const page = await context.newPage();
  page.setDefaultTimeout(60_000);
  return { context, page };
}

/** What axe-core finds against WCAG 2.2 A and AA, as lines to read; empty when all is well. */
export async function accessibilityProblems(page: Page): Promise<string[]> {
  const { violations } = await new AxeBuilder({ page })
    .withTags(["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"])
    .analyze();
  return violations.flatMap((violation) =>
    violation.nodes.map((node) => `${violation.id}: ${violation.help} at ${node.target.join(" ")}`),
  );
}
