import { z } from "zod";
import { endpoint, Id, Instant } from "../../../../common/contract.ts";

const device = {
  browser: z.string().nullable(),
  system: z.string().nullable(),
};

export const listSessions = endpoint({
  id: "session.list",
  method: "GET",
  path: "/me/sessions",
  summary: "Where one is signed in: browser, system, place if the provider has a database of places (SEC-6).",
  actor: "user",
  mode: "read",
  status: 200,
  answer: z.object({
    items: z.array(
      z.object({
        id: Id,
        ...device,
        place: z
          .object({ city: z.string().nullable(), country: z.string().meta({ description: "ISO 3166-1" }) })
          .nullable(),
        firstSeenAt: Instant,
        seenAt: Instant,
        isCurrent: z.boolean(),
      }),
    ),
  }),
});

export const endSession = endpoint({
  id: "session.end",
  method: "DELETE",
  path: "/me/sessions/:sessionId",
  summary: "End one of one's sessions, at once and everywhere; its device is forgotten.",
  actor: "user",
  mode: "write",
  params: z.object({ sessionId: Id }),
  status: 204,
  answer: null,
});

export const endOtherSessions = endpoint({
  id: "session.end_others",
  method: "DELETE",
  path: "/me/sessions",
  summary: "End all sessions but this one, at once and everywhere; their devices are forgotten.",
  actor: "user",
  mode: "write",
  status: 200,
  answer: z.object({ ended: z.int() }),
});
