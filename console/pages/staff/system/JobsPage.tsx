import { Button, Code, Spoiler, Text } from "@mantine/core";
import { notifications } from "@mantine/notifications";
import { IconServerBolt } from "@tabler/icons-react";
import { useQuery } from "@tanstack/react-query";
import { useSearch } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";
import { jobCountsQuery, jobList, useRestartJob } from "../../../hooks/staff/jobs.ts";
import { useStaffMay } from "../../../hooks/staff/permissions.ts";
import { DataList } from "../../../ui/DataList.tsx";
import { Moment } from "../../../ui/Dates.tsx";
import { EmptyState } from "../../../ui/EmptyState.tsx";
import type { Column } from "../../../ui/list-column.ts";
import { Page } from "../../../ui/Page.tsx";
import { problemText } from "../../../ui/problem-text.ts";
import { StateBadge } from "../../../ui/StateBadge.tsx";
import classes from "./JobsPage.module.css";

const states = ["waiting", "failing", "dead"] as const;

interface Job {
  readonly id: string;
  readonly name: string;
  readonly state: (typeof states)[number];
  readonly attempts: number;
  readonly maxAttempts: number;
  readonly lastError: string | null;
  readonly runAt: string;
  readonly createdAt: string;
}

/** What runs in the background, and what failed there. */
export function JobsPage() {
  const { t } = useTranslation(["operations", "console"]);
  const query = useSearch({ from: "/staff/system/jobs" });
  const counts = useQuery(jobCountsQuery()).data?.counts;
  const columns = useColumns();
  return (
    <Page title={t("console:menu.staff_jobs")} lead={t("page.jobs.lead")}>
      <DataList
        label={t("console:menu.staff_jobs")}
        query={jobList(query)}
        rowKey={(job) => job.id}
        filters={[
          {
            name: "state",
            label: t("page.jobs.filter"),
            options: states.map((value) => {
              const state = t(`console:state.job.${value}`);
              return {
                value,
                label: counts ? t("page.jobs.state_count", { state, number: counts[value] }) : state,
              };
            }),
          },
        ]}
        columns={columns}
        empty={<EmptyState icon={IconServerBolt} text={t("page.jobs.empty")} />}
      />
    </Page>
  );
}

function useColumns(): Column<Job>[] {
  const { t } = useTranslation(["operations", "console"]);
  return [
    {
      id: "name",
      label: t("page.jobs.name"),
      main: true,
      value: ({ name, lastError }) => (
        <div className={classes.job}>
          <Text inherit fw={550}>
            {name}
          </Text>
          {lastError && (
            <Spoiler
              maxHeight={72}
              showLabel={t("page.jobs.error_more")}
              hideLabel={t("page.jobs.error_less")}
              classNames={{ control: classes.more }}
              mt={6}
            >
              <Code block className={classes.error}>
                {lastError}
              </Code>
            </Spoiler>
          )}
        </div>
      ),
    },
    {
      id: "state",
      label: t("page.jobs.state"),
      value: ({ state }) => <StateBadge kind="job" state={state} />,
    },
    {
      id: "attempts",
      label: t("page.jobs.attempts"),
      align: "end",
      value: ({ attempts, maxAttempts }) => (
        <span className="figures">{t("page.jobs.attempts_of", { number: attempts, most: maxAttempts })}</span>
      ),
    },
    {
      id: "created",
      label: t("page.jobs.created"),
      hideBelow: "lg",
      value: ({ createdAt }) => <Moment at={createdAt} />,
    },
    {
      id: "next",
      label: t("page.jobs.next"),
      value: (job) => (job.state === "dead" ? <Restart job={job} /> : <Moment at={job.runAt} />),
    },
  ];
}

function Restart({ job }: { readonly job: Job }) {
  const { t } = useTranslation("operations");
  const act = useRestartJob();
  if (!useStaffMay("staff.jobs.restart")) return null;
  const restart = () =>
    act.mutate(
      { params: { jobId: job.id } },
      {
        onSuccess: () => notifications.show({ message: t("page.jobs.started"), color: "green" }),
        onError: (problem) => notifications.show({ message: problemText(problem), color: "red" }),
      },
    );
  return (
    <Button
      size="xs"
      variant="default"
      onClick={restart}
      loading={act.isPending}
      aria-label={t("page.jobs.start_again_of", { name: job.name })}
    >
      {t("page.jobs.start_again")}
    </Button>
  );
}
