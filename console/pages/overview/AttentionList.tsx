import { Text, ThemeIcon } from "@mantine/core";
import {
  type Icon,
  IconAlertTriangle,
  IconCalendarDue,
  IconClock,
  IconFileInvoice,
  IconMapPin,
  IconWallet,
} from "@tabler/icons-react";
import { useTranslation } from "react-i18next";
import { useOrganizationId } from "../../hooks/organizations.ts";
import { Day, RelativeDay } from "../../ui/Dates.tsx";
import { Money } from "../../ui/Money.tsx";
import { AttentionAction } from "./AttentionAction.tsx";
import type { Attention } from "./attention.ts";
import classes from "./OverviewPage.module.css";

const looks: Readonly<Record<Attention["kind"], { readonly icon: Icon; readonly color: string }>> = {
  address_missing: { icon: IconMapPin, color: "orange" },
  order_pending: { icon: IconClock, color: "blue" },
  invoice_open: { icon: IconFileInvoice, color: "blue" },
  invoice_overdue: { icon: IconAlertTriangle, color: "red" },
  prepaid_can_pay: { icon: IconWallet, color: "green" },
  product_expiring: { icon: IconCalendarDue, color: "orange" },
};

/** What needs attention, the worst first as the server sorts it, each with its button. */
export function AttentionList({ items }: { readonly items: readonly Attention[] }) {
  const { t } = useTranslation("organizations");
  const organizationId = useOrganizationId();
  return (
    <ul className={classes.attention}>
      {items.map((item) => {
        const { icon: Sign, color } = looks[item.kind];
        return (
          <li key={`${item.kind} ${item.subjectId}`}>
            <ThemeIcon variant="light" color={color} size={38} radius="xl">
              <Sign size={20} stroke={1.6} aria-hidden />
            </ThemeIcon>
            <div className={classes.sentence}>
              <Text fw={550}>{t(`attention.${item.kind}.text`, { title: item.title })}</Text>
              {item.dueOn && (
                <Text size="sm" c="dimmed">
                  {t(`attention.${item.kind === "product_expiring" ? "expires" : "due"}`)}{" "}
                  <Day day={item.dueOn} /> (<RelativeDay day={item.dueOn} />)
                </Text>
              )}
            </div>
            {item.minor !== null && item.currency !== null && (
              <span className={classes.amount}>
                <Money minor={item.minor} currency={item.currency} />
              </span>
            )}
            <AttentionAction item={item} organizationId={organizationId} />
          </li>
        );
      })}
    </ul>
  );
}
