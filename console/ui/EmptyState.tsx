import { EmptyState as MantineEmptyState } from "@mantine/core";
import type { Icon } from "@tabler/icons-react";
import type { ReactNode } from "react";

interface EmptyStateProps {
  readonly icon: Icon;
  /** One sentence: what will stand here. */
  readonly text: string;
  /** The one act that fills it. */
  readonly action?: ReactNode;
}

/** What shows where nothing is yet. */
export function EmptyState({ icon: Sign, text, action }: EmptyStateProps) {
  return (
    <MantineEmptyState
      icon={<Sign size={26} stroke={1.5} aria-hidden />}
      withIndicatorBackground
      description={text}
      size="sm"
      py="xl"
    >
      {action && <MantineEmptyState.Actions>{action}</MantineEmptyState.Actions>}
    </MantineEmptyState>
  );
}
