import { z } from "zod";
import { endpoint, Id } from "../../../../common/contract.ts";

/** Sides of the pictures that are kept, in pixels. */
export const avatarSides = { large: 420, small: 96 } as const;
/** A picture of oneself has at least so many pixels a side (ACC-3). */
export const leastAvatarSide = 210;
const maxBytes = 10_000_000;

const pixel = z.coerce.number().int().min(0).max(100_000);

export const changeAvatar = endpoint({
  id: "avatar.change",
  method: "PUT",
  path: "/me/avatar",
  summary:
    "Upload a picture of oneself: JPEG, PNG or WebP, at least 210 pixels a side; it is drawn anew, without its metadata (ACC-3).",
  actor: "user",
  mode: "open",
  limit: "upload",
  upload: { maxBytes },
  query: z
    .object({ left: pixel.optional(), top: pixel.optional(), side: pixel.optional() })
    .meta({ description: "The square to keep, in pixels of the upright picture; its middle if left out" }),
  status: 200,
  answer: z.object({ version: z.string() }),
});

export const removeAvatar = endpoint({
  id: "avatar.remove",
  method: "DELETE",
  path: "/me/avatar",
  summary: "Remove the picture of oneself; initials stand in its place (ACC-3).",
  actor: "user",
  mode: "write",
  status: 204,
  answer: null,
});

export const readAvatar = endpoint({
  id: "avatar.read",
  method: "GET",
  path: "/users/:userId/avatars/:version",
  summary:
    "The picture of a person, for that person, members of an organization with them, and staff. Another picture has another address.",
  actor: "user",
  mode: "read",
  params: z.object({ userId: Id, version: z.string().max(40) }),
  query: z.object({ size: z.enum(["small", "large"]).default("small") }),
  status: 200,
  answer: { contentType: "image/webp" },
});
