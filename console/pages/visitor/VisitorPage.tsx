import { Stack, Text, Title } from "@mantine/core";
import { useDocumentTitle } from "@mantine/hooks";
import type { ReactNode } from "react";
import { useInstallation } from "../../hooks/installation.ts";

interface VisitorPageProps {
  readonly title: string;
  readonly lead?: ReactNode;
  readonly children: ReactNode;
}

/** A page before signing in: title, a sentence, a form. */
export function VisitorPage({ title, lead, children }: VisitorPageProps) {
  const { provider } = useInstallation();
  useDocumentTitle(`${title} · ${provider.name}`);
  return (
    <Stack gap="lg">
      <div>
        <Title order={1} id="title" tabIndex={-1}>
          {title}
        </Title>
        {lead && (
          <Text c="dimmed" mt={6}>
            {lead}
          </Text>
        )}
      </div>
      {children}
    </Stack>
  );
}
