import { List, Stack, Text, Title } from "@mantine/core";
import { useTranslation } from "react-i18next";
import type { AnswerOf } from "../../../common/contract.ts";
import type { resetPassword } from "../../../server/domains/identity/accounts/account.contract.ts";
import { DayOf, Moment } from "../../ui/Dates.tsx";
import { useDeviceText } from "../../ui/device.tsx";
import { ButtonLink } from "../../ui/links.tsx";
import { VisitorPage } from "./VisitorPage.tsx";

type Outcome = AnswerOf<typeof resetPassword>;

/** After a reset: what was ended, and what was added lately that only the owner can judge (pattern 16). */
export function ResetDone({ outcome }: { readonly outcome: Outcome }) {
  const { t } = useTranslation("identity");
  return (
    <VisitorPage title={t("reset.done_title")} lead={t("reset.done_text")}>
      <EndedList ended={outcome.ended} />
      <RecentFactors factors={outcome.recentFactors} />
      <ButtonLink to="/sign-in">{t("sign_in.submit")}</ButtonLink>
    </VisitorPage>
  );
}

function EndedList({ ended }: { readonly ended: Outcome["ended"] }) {
  const { t } = useTranslation("identity");
  const deviceText = useDeviceText();
  const { sessions, tokens, recoveryAddress } = ended;
  if (sessions.length + tokens.length === 0 && !recoveryAddress) return null;
  return (
    <Stack gap={4}>
      <Title order={2} size="h4">
        {t("reset.ended_title")}
      </Title>
      <List size="sm">
        {sessions.length > 0 && (
          <List.Item>
            {t("reset.ended_sessions", { count: sessions.length })}
            <List size="sm" withPadding>
              {sessions.map((session) => (
                <List.Item key={session.startedAt}>
                  {deviceText(session)}, {t("reset.started")} <Moment at={session.startedAt} />
                </List.Item>
              ))}
            </List>
          </List.Item>
        )}
        {tokens.length > 0 && (
          <List.Item>
            {t("reset.ended_tokens", { count: tokens.length })}
            <List size="sm" withPadding>
              {tokens.map((token) => (
                <List.Item key={token.createdAt}>
                  {token.name}, {t("reset.added")} <DayOf at={token.createdAt} />
                </List.Item>
              ))}
            </List>
          </List.Item>
        )}
        {recoveryAddress && <List.Item>{t("reset.ended_recovery", { address: recoveryAddress })}</List.Item>}
      </List>
    </Stack>
  );
}

function RecentFactors({ factors }: { readonly factors: Outcome["recentFactors"] }) {
  const { t } = useTranslation("identity");
  if (factors.length === 0) return null;
  return (
    <Stack gap={4}>
      <Title order={2} size="h4">
        {t("reset.recent_title")}
      </Title>
      <Text size="sm">{t("reset.recent_text")}</Text>
      <List size="sm">
        {factors.map((factor) => (
          <List.Item key={factor.addedAt}>
            {[t(`security.kind.${factor.kind}`), factor.name].filter(Boolean).join(": ")}, {t("reset.added")}{" "}
            <DayOf at={factor.addedAt} />
          </List.Item>
        ))}
      </List>
    </Stack>
  );
}
