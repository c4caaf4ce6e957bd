/** Sends texts to phones. */
export interface SmsProvider {
  readonly name: string;
  /** Sends a text to a number in E.164 form. `kept`: nothing left this machine; whoever asked keeps the text for the demo's mailbox. Throws when it was not sent. */
  send(message: { readonly to: string; readonly text: string }): Promise<"sent" | "kept">;
}
