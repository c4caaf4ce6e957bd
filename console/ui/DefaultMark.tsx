import { Badge } from "@mantine/core";
import { IconStar } from "@tabler/icons-react";

/** Says of one of several that it is proposed first: an address, a payment method. */
export function DefaultMark({ text }: { readonly text: string }) {
  return (
    <Badge
      variant="default"
      tt="none"
      fw={550}
      size="lg"
      miw="max-content"
      leftSection={<IconStar size={14} aria-hidden />}
    >
      {text}
    </Badge>
  );
}
