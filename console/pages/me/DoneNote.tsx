import { Alert, Text } from "@mantine/core";
import { IconCheck } from "@tabler/icons-react";

/** Says that a step is done. */
export function DoneNote({ text }: { readonly text: string }) {
  return (
    <Alert color="green" icon={<IconCheck aria-hidden />} role="status">
      <Text size="sm" c="var(--mantine-color-text)">
        {text}
      </Text>
    </Alert>
  );
}
