import { z } from "zod";
import { endpoint } from "../../../../common/contract.ts";

const mostBytes = 1_024;

/** Length as people count it: composed (NFC), one for each code point (NIST SP 800-63B-4, 3.1.1.2). */
const lengthOf = (password: string) => [...password.normalize("NFC")].length;
const bytesOf = (password: string) => new TextEncoder().encode(password.normalize("NFC")).length;

/** A new password of so many characters at least and 1,024 bytes at most; nothing is cut. Further rules are checked on the server. */
const newPassword = (least: number, tooShort: string) =>
  z
    .string()
    .refine((password) => lengthOf(password) >= least, { error: tooShort })
    .refine((password) => bytesOf(password) <= mostBytes, { error: "field.too_long" });

/** A new password that stands alone: 15 characters (security decision 9). */
export const NewPassword = newPassword(15, "field.password_short");

/** A new password beside a second factor: 10 characters; without one the server asks for 15. */
export const NewPasswordBesideFactor = newPassword(10, "field.password_short_beside");

export const changePassword = endpoint({
  id: "password.change",
  method: "PUT",
  path: "/me/password",
  summary: "Change one's password; the current one is asked for, and other sessions end if wished.",
  actor: "user",
  mode: "open",
  limit: "sign_in",
  proof: "any",
  body: z.object({
    currentPassword: z
      .string()
      .min(1, { error: "field.required" })
      .max(mostBytes, { error: "field.too_long" }),
    newPassword: NewPasswordBesideFactor,
    endOtherSessions: z.boolean(),
  }),
  status: 204,
  answer: null,
});
