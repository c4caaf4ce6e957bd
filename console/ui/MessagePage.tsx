import { Box, Group, Text, ThemeIcon, Title } from "@mantine/core";
import { useDocumentTitle } from "@mantine/hooks";
import type { Icon } from "@tabler/icons-react";
import type { ReactNode } from "react";
import { Frame } from "./Frame.tsx";

interface MessagePageProps {
  readonly icon: Icon;
  readonly title: string;
  readonly text: ReactNode;
  /** The way out. */
  readonly actions?: ReactNode;
}

/** A page that says one thing: not found, no connection, check your mail. */
export function MessagePage({ icon: Sign, title, text, actions }: MessagePageProps) {
  useDocumentTitle(title);
  return (
    <Frame>
      <Box maw="36rem" mx="auto" py={{ base: "lg", sm: 64 }} px="md">
        <ThemeIcon variant="light" size={48} radius="xl" mb="lg">
          <Sign size={26} stroke={1.5} aria-hidden />
        </ThemeIcon>
        <Title order={1} id="title" tabIndex={-1}>
          {title}
        </Title>
        <Text component="div" mt="sm" c="dimmed">
          {text}
        </Text>
        {actions && <Group mt="xl">{actions}</Group>}
      </Box>
    </Frame>
  );
}
