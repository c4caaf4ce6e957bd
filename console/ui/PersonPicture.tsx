import { Avatar } from "@mantine/core";
import { readAvatar } from "../../server/domains/identity/avatars/avatar.contract.ts";
import { addressOf } from "../api/address.ts";
import { Initials } from "./Initials.tsx";

interface PersonPictureProps {
  readonly userId: string;
  readonly name: string;
  /** Which picture the person has; null for none. */
  readonly avatar: string | null;
  readonly size: number;
}

/** The picture of a person, or their initials; the name itself stands beside it, so it is not read out. */
export function PersonPicture({ userId, name, avatar, size }: PersonPictureProps) {
  if (!avatar) return <Initials name={name} size={size} />;
  // Twice as many pixels as the page asks for, for fine screens.
  const query = { size: size <= 48 ? ("small" as const) : ("large" as const) };
  const src = addressOf(readAvatar, { params: { userId, version: avatar }, query });
  return <Avatar src={src} alt="" size={size} radius={size} aria-hidden />;
}
