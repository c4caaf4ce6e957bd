import { Text } from "@mantine/core";
import { useTranslation } from "react-i18next";
import type { ActivityEntry } from "../../hooks/activity.ts";
import { useInstallation } from "../../hooks/installation.ts";
import { useSession } from "../../hooks/session.ts";
import { Moment } from "../../ui/Dates.tsx";
import type { Column } from "../../ui/list-column.ts";
import { useActivitySentence } from "./use-activity-sentence.ts";

/** The columns of a log: what, who, from where, when. */
export function useActivityColumns(): readonly Column<ActivityEntry>[] {
  const { t } = useTranslation("organizations");
  const sentence = useActivitySentence();
  return [
    {
      id: "what",
      label: t("activity_page.what"),
      main: true,
      value: (entry) => (
        <>
          {sentence(entry)}
          {entry.organization && <Small text={entry.organization.name} />}
        </>
      ),
    },
    { id: "who", label: t("activity_page.who"), value: (entry) => <Who entry={entry} /> },
    {
      id: "where",
      label: t("activity_page.where"),
      hideBelow: "md",
      value: (entry) => <Where entry={entry} />,
    },
    {
      id: "when",
      sort: "when",
      label: t("activity_page.when"),
      value: ({ happenedAt }) => <Moment at={happenedAt} />,
    },
  ];
}

const Small = ({ text }: { readonly text: string }) => (
  <Text size="sm" c="dimmed">
    {text}
  </Text>
);

function Who({ entry: { action, actorKind, actorName } }: { readonly entry: ActivityEntry }) {
  const { t } = useTranslation("organizations");
  const { provider } = useInstallation();
  const { user } = useSession();
  // Whoever signed in was a visitor until then.
  if (action === "session.started") return `${user.firstName} ${user.lastName}`;
  if (actorKind === "system") return t("activity_page.system");
  if (!actorName) return t(actorKind === "visitor" ? "activity_page.visitor" : "activity_page.unknown");
  return (
    <>
      {actorName}
      {actorKind === "staff" && <Small text={t("activity_page.staff_of", { provider: provider.name })} />}
    </>
  );
}

/** Device and place as far as they are known, and whether it was this session, or a program. */
function Where({ entry }: { readonly entry: ActivityEntry }) {
  const { t } = useTranslation("organizations");
  const { browser, system, address, place, isThisSession, token } = entry;
  const byToken = token?.name
    ? t("activity_page.by_named_token", { name: token.name })
    : token && t("activity_page.by_token");
  const device = byToken ?? [browser, system].filter(Boolean).join(", ");
  const origin = [place, address, isThisSession && t("activity_page.this_session")]
    .filter(Boolean)
    .join(" · ");
  return (
    <>
      {device}
      {origin && <Small text={origin} />}
    </>
  );
}
