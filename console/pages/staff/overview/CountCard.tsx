import { Group, Skeleton, Text, ThemeIcon, VisuallyHidden } from "@mantine/core";
import { type Icon, IconCheck } from "@tabler/icons-react";
import { useTranslation } from "react-i18next";
import type { PagePath } from "../../../menu/menu.ts";
import { RowLink } from "../../../ui/links.tsx";
import { Money } from "../../../ui/Money.tsx";
import classes from "./CountCard.module.css";

interface CountCardProps {
  readonly to: PagePath;
  readonly search?: Readonly<Record<string, string>>;
  readonly icon: Icon;
  readonly color: string;
  readonly label: string;
  /** What it means, shown while there is something. */
  readonly help?: string;
  /** Undefined while it is read. */
  readonly count: number | undefined;
  /** True if there are more than were counted. */
  readonly isMore?: boolean;
  /** What they come to; empty where that is not known. */
  readonly sums?: readonly { readonly minor: number; readonly currency: string }[];
  readonly failed: boolean;
}

/** How many of something wait; the whole card leads there. */
export function CountCard(props: CountCardProps) {
  const { t } = useTranslation(["staff", "console"]);
  const { to, search, label, help, count, sums = [] } = props;
  const waits = count !== undefined && count > 0;
  const Sign = count === 0 ? IconCheck : props.icon;
  return (
    <section className={classes.card}>
      <Group justify="space-between" align="flex-start" wrap="nowrap">
        <Count {...props} />
        <ThemeIcon variant="light" color={waits ? props.color : "gray"} size={38} radius="xl">
          <Sign size={20} stroke={1.6} aria-hidden />
        </ThemeIcon>
      </Group>
      <RowLink to={to} search={search}>
        {label}
      </RowLink>
      {waits && sums.length > 0 && (
        <Text size="sm" mt={4}>
          {sums.map(({ minor, currency }) => (
            <span key={currency} className={classes.sum}>
              <Money minor={minor} currency={currency} />
            </span>
          ))}
        </Text>
      )}
      {waits && help && (
        <Text size="sm" c="dimmed" mt={4}>
          {help}
        </Text>
      )}
      {props.failed && (
        <Text size="sm" c="var(--mantine-color-error)" mt={4}>
          {t("overview.unreadable")}
        </Text>
      )}
    </section>
  );
}

function Count({ count, isMore, failed }: CountCardProps) {
  const { t } = useTranslation();
  if (failed) return <span className={classes.count}>–</span>;
  if (count === undefined) {
    return (
      <span aria-busy="true">
        <VisuallyHidden role="status">{t("loading")}</VisuallyHidden>
        <Skeleton height={34} width={44} my={4} />
      </span>
    );
  }
  return (
    <span className={count > 0 ? classes.count : `${classes.count} ${classes.none}`}>
      {count}
      {isMore && "+"}
    </span>
  );
}
