import { z } from "zod";
import { endpoint } from "../../../../common/contract.ts";

const shape = {
  signIns: z
    .enum(["always", "new_device", "never"])
    .meta({ description: "After which sign-ins a mail is sent" }),
  failures: z.boolean().meta({ description: "True where failed sign-ins are told, once an hour at most" }),
  lockAfter: z
    .int({ error: "field.lock_after" })
    .min(3, { error: "field.lock_after" })
    .max(20, { error: "field.lock_after" })
    .meta({ description: "Failures in a row after which a way to sign in is locked" }),
};

export const readAlerts = endpoint({
  id: "alert.read",
  method: "GET",
  path: "/me/alerts",
  summary:
    "Which mails about sign-ins one gets, and after how many failures one's account locks (SEC-7, SEC-8).",
  actor: "user",
  mode: "read",
  status: 200,
  answer: z.object(shape),
});

export const changeAlerts = endpoint({
  id: "alert.change",
  method: "PUT",
  path: "/me/alerts",
  summary: "Choose these mails and the number of failures.",
  actor: "user",
  mode: "write",
  proof: "any",
  body: z.object(shape),
  status: 204,
  answer: null,
});
