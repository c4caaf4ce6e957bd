import { createHmac, hkdfSync, timingSafeEqual } from "node:crypto";
import type { Configuration } from "../../../platform/configuration.ts";
import { type NewsTopic, newsTopics } from "./news.contract.ts";

export interface Unsubscription {
  readonly userId: string;
  readonly topic: NewsTopic;
}

/** The token of a mail's link to switch its topic off, signed with the installation's key: good for one user and one topic, and nothing else. */
export function unsubscribeToken(config: Configuration, { userId, topic }: Unsubscription): string {
  const subject = `${topic}.${Buffer.from(userId.replaceAll("-", ""), "hex").toString("base64url")}`;
  return `${subject}.${signatureOf(config, subject)}`;
}

/** Whose topic a token is for; undefined where we did not make it. */
export function readUnsubscribeToken(config: Configuration, token: string): Unsubscription | undefined {
  const [topic = "", id = "", signature = ""] = token.split(".");
  const right = Buffer.from(signatureOf(config, `${topic}.${id}`));
  const given = Buffer.from(signature);
  if (given.length !== right.length || !timingSafeEqual(given, right)) return undefined;
  const known = newsTopics.find((one) => one === topic);
  const hex = Buffer.from(id, "base64url").toString("hex");
  const userId = hex.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, "$1-$2-$3-$4-$5");
  return known && { userId, topic: known };
}

function signatureOf(config: Configuration, subject: string): string {
  const secret = Buffer.from(config.secretKey ?? "", "base64");
  if (secret.length !== 32) throw new Error("the installation's key is not 32 bytes");
  const key = Buffer.from(hkdfSync("sha256", secret, "", "chalet.news.unsubscribe", 32));
  return createHmac("sha256", key).update(subject).digest("base64url");
}
