import { Badge } from "@mantine/core";
import { IconAlertTriangle, IconCheck } from "@tabler/icons-react";
import { useTranslation } from "react-i18next";
import type { LedgerCheck } from "../../../hooks/staff/ledger.ts";
import { DataRows } from "../../../ui/DataList.tsx";
import classes from "./Ledger.module.css";

type Rule = LedgerCheck["rules"][number];

/** The rules of the ledger, each with how much was checked and how much is broken. */
export function CheckedRules({ rules }: { readonly rules: readonly Rule[] }) {
  const { t, i18n } = useTranslation("staff");
  const number = new Intl.NumberFormat(i18n.language);
  return (
    <DataRows
      label={t("check.rules")}
      rows={rules}
      rowKey={({ rule }) => rule}
      columns={[
        {
          id: "rule",
          label: t("check.rule"),
          main: true,
          value: ({ rule }) => <div className={classes.rule}>{t(`check.rule_text.${rule}`)}</div>,
        },
        { id: "result", label: t("check.result"), value: ({ holds }) => <Verdict holds={holds} /> },
        {
          id: "checked",
          label: t("check.checked"),
          align: "end",
          value: ({ checked }) => <span className="figures">{number.format(checked)}</span>,
        },
        {
          id: "broken",
          label: t("check.failures"),
          align: "end",
          value: ({ broken }) => <span className="figures">{number.format(broken)}</span>,
        },
      ]}
    />
  );
}

function Verdict({ holds }: { readonly holds: boolean }) {
  const { t } = useTranslation("staff");
  const Sign = holds ? IconCheck : IconAlertTriangle;
  return (
    <Badge
      color={holds ? "green" : "red"}
      variant="light"
      tt="none"
      fw={550}
      size="lg"
      leftSection={<Sign size={14} aria-hidden />}
    >
      {t(holds ? "check.holds" : "check.is_broken")}
    </Badge>
  );
}
