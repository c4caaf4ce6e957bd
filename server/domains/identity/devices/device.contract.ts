import { z } from "zod";
import { endpoint, Id, Instant } from "../../../../common/contract.ts";

export const listDevices = endpoint({
  id: "device.list",
  method: "GET",
  path: "/me/devices",
  summary: "The devices on which one's password needs no second factor for some days.",
  actor: "user",
  mode: "read",
  status: 200,
  answer: z.object({
    items: z.array(
      z.object({
        id: Id,
        browser: z.string().nullable(),
        system: z.string().nullable(),
        seenAt: Instant,
        trustedUntil: Instant,
        isCurrent: z.boolean(),
      }),
    ),
  }),
});

export const forgetDevice = endpoint({
  id: "device.forget",
  method: "DELETE",
  path: "/me/devices/:deviceId",
  summary: "Forget a device: signing in there asks for the second factor again.",
  actor: "user",
  mode: "write",
  params: z.object({ deviceId: Id }),
  status: 204,
  answer: null,
});
