import { Button, Group, Modal, Text } from "@mantine/core";
import { useBlocker } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";

/** Asks before a page is left while something was typed that is not saved. */
export function AskBeforeLeaving({ hasUnsaved }: { readonly hasUnsaved: () => boolean }) {
  const { t } = useTranslation();
  const leaving = useBlocker({
    shouldBlockFn: ({ current, next }) => current.pathname !== next.pathname && hasUnsaved(),
    enableBeforeUnload: hasUnsaved,
    withResolver: true,
  });
  return (
    <Modal
      opened={leaving.status === "blocked"}
      onClose={() => leaving.reset?.()}
      title={t("leave.title")}
      size="sm"
    >
      <Text size="sm">{t("leave.text")}</Text>
      <Group mt="lg" justify="flex-end">
        <Button variant="default" onClick={() => leaving.proceed?.()}>
          {t("leave.leave")}
        </Button>
        <Button onClick={() => leaving.reset?.()} data-autofocus>
          {t("leave.stay")}
        </Button>
      </Group>
    </Modal>
  );
}
