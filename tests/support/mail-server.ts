import type { AddressInfo } from "node:net";
import { buffer } from "node:stream/consumers";
import { after } from "node:test";
import PostalMime, { type Email } from "postal-mime";
import { SMTPServer } from "smtp-server";

export interface ReceivedMail extends Email {
  /** What the sending program said before the mail, as the receiving server acts on. */
  readonly envelope: { readonly from: string; readonly to: readonly string[] };
  readonly source: string;
}

export interface MailServer {
  readonly url: string;
  readonly mails: ReceivedMail[];
  /** Refuses mails from now on, or takes them again. */
  refuse(on: boolean): void;
  stop(): Promise<void>;
}

/** A real SMTP server on this machine that keeps what it is given; on `port` to come back where another one was. */
export async function startMailServer(port = 0): Promise<MailServer> {
  const mails: ReceivedMail[] = [];
  let refuses = false;
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ["STARTTLS", "AUTH"],
    onData(stream, session, callback) {
      buffer(stream)
        .then(async (bytes) => {
          if (refuses) throw new Error("451 try again later");
          const { mailFrom, rcptTo } = session.envelope;
          const to = rcptTo.map((recipient) => recipient.address);
          const envelope = { from: mailFrom ? mailFrom.address : "", to };
          mails.push({ ...(await PostalMime.parse(bytes)), envelope, source: bytes.toString("utf8") });
        })
        .then(
          () => callback(),
          (error: Error) => callback(error),
        );
    },
  });
  await new Promise<void>((resolve) => {
    server.listen(port, "127.0.0.1", resolve);
  });
  let stopping: Promise<void> | undefined;
  const stop = () => {
    stopping ??= new Promise((resolve) => {
      server.close(() => resolve());
    });
    return stopping;
  };
  after(stop);
  return {
    url: `smtp://127.0.0.1:${(server.server.address() as AddressInfo).port}`,
    mails,
    refuse(on) {
      refuses = on;
    },
    stop,
  };
}
