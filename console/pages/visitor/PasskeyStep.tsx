import { Stack, Text } from "@mantine/core";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { useGivePasskeyStep } from "../../hooks/passkeys.ts";
import { PasskeyButton } from "../../ui/PasskeyButton.tsx";

interface PasskeyStepProps {
  /** Whether the password shall suffice on this device from now on. */
  readonly remember: boolean;
  /** Above the button: where that is chosen. */
  readonly beside: ReactNode;
  readonly onDone: () => Promise<void>;
}

/** The second step of signing in, by a passkey or security key (SEC-1). */
export function PasskeyStep({ remember, beside, onDone }: PasskeyStepProps) {
  const { t } = useTranslation("identity");
  return (
    <Stack>
      <Text c="dimmed">{t("passkey.step_lead")}</Text>
      {beside}
      <PasskeyButton act={useGivePasskeyStep(remember)} onDone={onDone} primary>
        {t("passkey.step_submit")}
      </PasskeyButton>
    </Stack>
  );
}
