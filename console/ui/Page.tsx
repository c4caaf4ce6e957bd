import { Box, Group, Stack, Tabs, Text, Title } from "@mantine/core";
import { useDocumentTitle } from "@mantine/hooks";
import { useNavigate, useSearch } from "@tanstack/react-router";
import type { ReactNode } from "react";
import { useInstallation } from "../hooks/installation.ts";
import classes from "./Page.module.css";

export interface PageProps {
  readonly title: string;
  /** One sentence below the title, where the title does not say enough. */
  readonly lead?: ReactNode;
  /** A StateBadge. */
  readonly state?: ReactNode;
  /** The one primary act of the page. */
  readonly action?: ReactNode;
  readonly facts?: readonly Fact[];
  /** Shown below the facts, one at a time; which one stands in the address as `tab`. */
  readonly tabs?: readonly PageTab[];
  /** `form` keeps inputs as wide as a person types; `page` uses all there is, up to 1,200 px. */
  readonly width?: "form" | "page";
  readonly children?: ReactNode;
}

/** Something about a record: "Due on", 31.12.2026. Left out of the page if there is no value. */
export interface Fact {
  readonly label: string;
  readonly value: ReactNode;
}

export interface PageTab {
  readonly id: string;
  readonly label: string;
  readonly content: ReactNode;
}

/** A page: title, state, primary act, facts, then tabs or content. It names the browser's tab, too. */
export function Page({ title, lead, state, action, facts = [], tabs, width = "page", children }: PageProps) {
  const { provider } = useInstallation();
  useDocumentTitle(`${title} · ${provider.name}`);
  const shown = facts.filter(({ value }) => value !== null && value !== undefined && value !== "");
  return (
    <Stack gap="xl" className={width === "form" ? classes.form : undefined}>
      <div className={classes.header}>
        <Box className={classes.heading}>
          <Group gap="sm" align="center">
            <Title order={1} id="title" tabIndex={-1}>
              {title}
            </Title>
            {state}
          </Group>
          {lead && (
            <Text c="dimmed" mt={4} className={classes.lead}>
              {lead}
            </Text>
          )}
        </Box>
        {action && <div className={classes.action}>{action}</div>}
      </div>
      {shown.length > 0 && <Facts facts={shown} />}
      {tabs && <PageTabs tabs={tabs} />}
      {children}
    </Stack>
  );
}

/** Labels with values, side by side where there is room. */
export function Facts({ facts }: { readonly facts: readonly Fact[] }) {
  return (
    <dl className={classes.facts}>
      {facts.map(({ label, value }) => (
        <div key={label}>
          <dt>{label}</dt>
          <dd>{value}</dd>
        </div>
      ))}
    </dl>
  );
}

function PageTabs({ tabs }: { readonly tabs: readonly PageTab[] }) {
  const { tab }: { tab?: string } = useSearch({ strict: false });
  const navigate = useNavigate();
  const first = tabs[0]?.id ?? null;
  const current = tabs.some(({ id }) => id === tab) ? tab : first;
  return (
    <Tabs
      value={current ?? null}
      onChange={(id) =>
        navigate({
          to: ".",
          search: (old) => ({ ...old, tab: id === first ? undefined : (id ?? undefined) }),
          replace: true,
        })
      }
      keepMounted={false}
    >
      <Tabs.List mb="lg">
        {tabs.map(({ id, label }) => (
          <Tabs.Tab key={id} value={id}>
            {label}
          </Tabs.Tab>
        ))}
      </Tabs.List>
      {tabs.map(({ id, content }) => (
        <Tabs.Panel key={id} value={id}>
          {content}
        </Tabs.Panel>
      ))}
    </Tabs>
  );
}
