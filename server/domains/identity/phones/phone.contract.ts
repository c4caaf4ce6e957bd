import { z } from "zod";
import { endpoint, optionalLine } from "../../../../common/contract.ts";

export const readPhone = endpoint({
  id: "phone.read",
  method: "GET",
  path: "/me/phone",
  summary: "The telephone number of the signed-in user, for calls by support.",
  actor: "user",
  mode: "read",
  status: 200,
  answer: z.object({
    number: z.string().nullable().meta({ description: "E.164, for example +41441234567" }),
    shown: z.string().nullable().meta({ description: "In groups, as people write it" }),
  }),
});

export const changePhone = endpoint({
  id: "phone.change",
  method: "PUT",
  path: "/me/phone",
  summary: "Set or remove the telephone number, for calls by support; it is no second factor.",
  actor: "user",
  mode: "write",
  proof: "any",
  body: z.object({
    number: optionalLine(30).meta({ description: "In the international form; empty to remove it" }),
  }),
  status: 204,
  answer: null,
});
