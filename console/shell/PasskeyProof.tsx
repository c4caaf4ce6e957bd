import { Stack, Text } from "@mantine/core";
import { useTranslation } from "react-i18next";
import { useProveByPasskey } from "../hooks/passkeys.ts";
import { PasskeyButton } from "../ui/PasskeyButton.tsx";

/** Proves by a passkey or security key who sits there (SEC-12). */
export function PasskeyProof({ onDone }: { readonly onDone: () => Promise<void> }) {
  const { t } = useTranslation("identity");
  return (
    <Stack>
      <Text size="sm">{t("passkey.step_lead")}</Text>
      <PasskeyButton act={useProveByPasskey()} onDone={onDone} primary>
        {t("passkey.proof_submit")}
      </PasskeyButton>
    </Stack>
  );
}
