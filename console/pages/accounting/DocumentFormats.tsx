import { Button, Menu, Text } from "@mantine/core";
import { IconChevronDown } from "@tabler/icons-react";
import { useTranslation } from "react-i18next";

const formats = ["factur_x", "ubl", "cii"] as const;

/** Where a document lies in the formats beside PDF. */
export type FormatAddresses = Readonly<Record<(typeof formats)[number], string>>;

interface DocumentFormatsProps {
  /** The document's name, for those who do not see what the button stands beside. */
  readonly document: string;
  readonly addresses: FormatAddresses;
  readonly size?: "xs" | "sm";
  readonly variant?: "default" | "filled";
}

/** The e-invoices of a document, behind the button beside its PDF (MON-4). */
export function DocumentFormats({
  document,
  addresses,
  size = "sm",
  variant = "default",
}: DocumentFormatsProps) {
  const { t } = useTranslation("billing");
  return (
    <Menu position="bottom-end" width="min(20rem, 90vw)" withInitialFocusPlaceholder={false}>
      <Menu.Target>
        <Button px="xs" size={size} variant={variant} aria-label={t("page.formats.more", { document })}>
          <IconChevronDown size={18} aria-hidden />
        </Button>
      </Menu.Target>
      <Menu.Dropdown>
        {formats.map((format) => (
          <Menu.Item key={format} component="a" href={addresses[format]} download>
            <Text fw={550}>{t(`page.formats.${format}.title`)}</Text>
            <Text size="sm">{t(`page.formats.${format}.text`)}</Text>
          </Menu.Item>
        ))}
      </Menu.Dropdown>
    </Menu>
  );
}
