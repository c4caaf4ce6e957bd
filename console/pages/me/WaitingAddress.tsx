import { Text } from "@mantine/core";
import { useTranslation } from "react-i18next";
import { Moment } from "../../ui/Dates.tsx";

interface WaitingAddressProps {
  readonly waiting: { readonly email: string; readonly until: string } | null;
}

/** An address that the link in its mail has still to confirm. */
export function WaitingAddress({ waiting }: WaitingAddressProps) {
  const { t } = useTranslation("identity");
  if (!waiting) return null;
  return (
    <Text size="sm" c="dimmed">
      {t("address.waiting", { address: waiting.email })} <Moment at={waiting.until} />.
    </Text>
  );
}
