import { Avatar } from "@mantine/core";

interface InitialsProps {
  readonly name: string;
  readonly size: number;
  /** Round for people, square for organizations. */
  readonly square?: boolean;
}

// Those of Mantine's colours whose initials can be read (4.5 : 1) in both schemes.
const colors = ["blue", "indigo", "violet", "grape", "pink", "red"];

/** Initials on a colour that belongs to the name; the name itself stands beside it, so it is not read out. */
export function Initials({ name, size, square = false }: InitialsProps) {
  return (
    <Avatar
      name={name}
      color="initials"
      allowedInitialsColors={colors}
      size={size}
      radius={square ? "sm" : size}
      aria-hidden
    />
  );
}
