import type { Configuration } from "../platform/configuration.ts";
import type { Content } from "./prepare-content.ts";

/** What the terminal shows once everything runs: the address, and who can sign in. */
export function greeting(
  config: Configuration,
  port: number,
  content: Content,
  today: string | undefined,
): string {
  const url = config.port === port ? config.publicUrl : `http://localhost:${port}`;
  const lines = [`Chalet is running: ${url}`, ""];
  if (content.claimPath) {
    lines.push(
      "Make the first administrator with this link; it works once, for 24 hours:",
      `  ${url}${content.claimPath}`,
    );
  }
  if (content.logins.length > 0) {
    const width = Math.max(...content.logins.map((login) => login.email.length));
    lines.push("Demo logins:");
    for (const login of content.logins)
      lines.push(`  ${login.email.padEnd(width)}  ${login.password}   ${login.about}`);
    const day = today ? ` --today ${today}` : "";
    lines.push("", `Staff also give a code: bin/chalet code <e-mail>${day} prints it.`);
    if (!config.smtpUrl) lines.push(`Mails of the demo: ${url}/mailbox`);
  }
  lines.push(`API reference: ${url}/api/docs`, "", "Ctrl-C stops everything.");
  return lines.join("\n");
}
