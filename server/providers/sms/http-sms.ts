import type { SmsProvider } from "./sms-provider.ts";

export interface SmsAccount {
  readonly url: string;
  readonly token: string;
}

/** Somebody sits and waits. */
const timeout_ms = 8_000;

/** Any gateway that takes `POST {"to": "+41…", "text": "…"}` with a bearer token, and answers with a status of 2xx once it took it. */
export function httpSms({ url, token }: SmsAccount, timeoutMs = timeout_ms): SmsProvider {
  return {
    name: "http",
    async send({ to, text }) {
      const answer = await fetch(url, {
        method: "POST",
        headers: { "content-type": "application/json", authorization: `Bearer ${token}` },
        body: JSON.stringify({ to, text }),
        // The token goes to the address that was set, and nowhere else.
        redirect: "error",
        signal: AbortSignal.timeout(timeoutMs),
      });
      await answer.body?.cancel();
      if (!answer.ok) throw new Error(`the SMS gateway answered ${answer.status}`);
      return "sent";
    },
  };
}
