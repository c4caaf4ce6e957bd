import { Stack, Text } from "@mantine/core";
import { useTranslation } from "react-i18next";
import { useGivePasskeyStep } from "../../hooks/passkeys.ts";
import { PasskeyButton } from "../../ui/PasskeyButton.tsx";

/** The second step of signing in, by a passkey or security key (SEC-1). */
export function PasskeyStep({ onDone }: { readonly onDone: () => Promise<void> }) {
  const { t } = useTranslation("identity");
  return (
    <Stack>
      <Text c="dimmed">{t("passkey.step_lead")}</Text>
      <PasskeyButton act={useGivePasskeyStep()} onDone={onDone} primary>
        {t("passkey.step_submit")}
      </PasskeyButton>
    </Stack>
  );
}
