import { Button, Group, Progress, Stack, Text, Title } from "@mantine/core";
import { type ReactNode, useEffect, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import { Page } from "../../ui/Page.tsx";
import { CompromisedSummary, type Done } from "./CompromisedSummary.tsx";
import { EmailSection } from "./EmailSection.tsx";
import { EndSessionsStep } from "./EndSessionsStep.tsx";
import { FactorsSection } from "./FactorsSection.tsx";
import { NewPasswordStep } from "./NewPasswordStep.tsx";
import { RecoverySection } from "./RecoverySection.tsx";
import { RevokeTokensStep } from "./RevokeTokensStep.tsx";

const steps = ["password", "sessions", "tokens", "factors", "addresses"] as const;

/**
 * What to do when somebody else may know the password (ACC-10): one step after the other, each an act of its own that counts at once and
 * can be repeated, and at the end what was done.
 */
export function CompromisedPage() {
  const { t } = useTranslation("identity");
  const [at, setAt] = useState(0);
  const [done, setDone] = useState<Done>({});
  const note = (more: Done) => setDone((before) => ({ ...before, ...more }));
  const again = () => {
    setDone({});
    setAt(0);
  };
  const step = steps[at];
  const content: Record<(typeof steps)[number], ReactNode> = {
    password: <NewPasswordStep isDone={done.password === true} onDone={() => note({ password: true })} />,
    sessions: <EndSessionsStep ended={done.sessions} onDone={(sessions) => note({ sessions })} />,
    tokens: <RevokeTokensStep revoked={done.tokens} onDone={(tokens) => note({ tokens })} />,
    factors: <FactorsSection />,
    addresses: (
      <>
        <EmailSection />
        <RecoverySection />
      </>
    ),
  };
  if (!step) {
    return (
      <Page title={t("compromised.title")} width="form">
        <CompromisedSummary done={done} onBack={again} />
      </Page>
    );
  }
  // Looking is what the last two steps ask for; the others are done or left out.
  const isDone = step === "factors" || step === "addresses" || done[step] !== undefined;
  return (
    <Page title={t("compromised.title")} lead={t("compromised.lead")} width="form">
      <Stack gap="lg">
        <StepHeading key={step} number={at + 1} title={t(`compromised.${step}.title`)} />
        <Text>{t(`compromised.${step}.text`)}</Text>
        {content[step]}
        <Group justify="space-between">
          <Button variant="default" onClick={() => setAt(at - 1)} disabled={at === 0}>
            {t("compromised.back")}
          </Button>
          <Button variant={isDone ? "filled" : "default"} onClick={() => setAt(at + 1)}>
            {isDone ? t("compromised.next") : t("compromised.skip")}
          </Button>
        </Group>
      </Stack>
    </Page>
  );
}

/** Takes the focus when its step begins, so that it is read aloud; not when the page is opened. */
function StepHeading({ number, title }: { readonly number: number; readonly title: string }) {
  const { t } = useTranslation("identity");
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    if (number > 1) heading.current?.focus();
  }, [number]);
  const step = t("compromised.step", { number, count: steps.length });
  return (
    <div>
      <Progress value={(number / steps.length) * 100} size="sm" mb="sm" aria-label={step} />
      <Text size="sm" c="dimmed">
        {step}
      </Text>
      <Title order={2} ref={heading} tabIndex={-1}>
        {title}
      </Title>
    </div>
  );
}
