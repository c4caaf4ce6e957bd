import { ActionIcon, CopyButton, Group, Tooltip } from "@mantine/core";
import { IconCheck, IconCopy } from "@tabler/icons-react";
import { useTranslation } from "react-i18next";
import classes from "./Copyable.module.css";

interface CopyableProps {
  readonly value: string;
  /** How the value is shown, where it differs: an IBAN in groups of four. */
  readonly shown?: string;
  /** What it is, for the button: "Copy IBAN". */
  readonly label: string;
}

/** A value that people carry elsewhere, with a button that copies it. */
export function Copyable({ value, shown = value, label }: CopyableProps) {
  const { t } = useTranslation();
  return (
    <Group gap={4} wrap="nowrap" component="span" display="inline-flex">
      <span className={classes.value}>{shown}</span>
      <CopyButton value={value}>
        {({ copied, copy }) => (
          <Tooltip label={copied ? t("copy.done") : t("copy.what", { what: label })}>
            <ActionIcon
              variant="subtle"
              color={copied ? "green" : "gray"}
              size="md"
              onClick={copy}
              aria-label={copied ? t("copy.done") : t("copy.what", { what: label })}
            >
              {copied ? <IconCheck size={16} aria-hidden /> : <IconCopy size={16} aria-hidden />}
            </ActionIcon>
          </Tooltip>
        )}
      </CopyButton>
    </Group>
  );
}
