import { z } from "zod";
import { endpoint, Id } from "../../../../common/contract.ts";

/** What is in the way of closing an account (ACC-6). */
const Obstacle = z.discriminatedUnion("kind", [
  z.object({ kind: z.literal("last_legal_representative"), organizationId: Id, name: z.string() }),
  z.object({ kind: z.literal("last_administrator") }),
]);

export const readClosing = endpoint({
  id: "closing.read",
  method: "GET",
  path: "/me/closing",
  summary: "What is in the way of closing one's account, and which organizations one leaves by it (ACC-6).",
  actor: "user",
  mode: "read",
  status: 200,
  answer: z.object({
    obstacles: z.array(Obstacle),
    organizations: z.array(z.object({ id: Id, name: z.string() })),
  }),
});

export const closeAccount = endpoint({
  id: "closing.close",
  method: "POST",
  path: "/me/closing",
  summary:
    "Close one's account for good: the password is typed again, all that is personal is erased (ACC-6).",
  actor: "user",
  mode: "open",
  limit: "sign_in",
  body: z.object({
    password: z.string().min(1, { error: "field.required" }).max(1024, { error: "field.too_long" }),
  }),
  status: 204,
  answer: null,
});
