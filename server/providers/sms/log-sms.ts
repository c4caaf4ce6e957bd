import type { SmsProvider } from "./sms-provider.ts";

/** Stand-in of an SMS provider: sends nothing, and notes in the log that a text would have been sent, never its words. */
export function logSms(log: (line: string) => void): SmsProvider {
  return {
    name: "log",
    async send({ to }) {
      log(`a text to ${to.slice(0, 3)}…${to.slice(-2)} was kept in the mailbox of the demo`);
      return "kept";
    },
  };
}
