import { Stack, Text, TextInput, Title } from "@mantine/core";
import { useDebouncedValue } from "@mantine/hooks";
import { IconSearch } from "@tabler/icons-react";
import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { useEffect, useEffectEvent, useState } from "react";
import { useTranslation } from "react-i18next";
import { type BankPayment, candidatesQuery, useAssignPayment } from "../../../hooks/staff/bank-payments.ts";
import { ListSkeleton } from "../../../ui/DataRows.tsx";
import { useMoneyText } from "../../../ui/Money.tsx";
import { Refusal } from "../../../ui/Refusal.tsx";
import { CandidateCard } from "./CandidateCard.tsx";
import { type CandidateGroup, type DueCandidate, groupCandidates } from "./group-candidates.ts";
import classes from "./Payments.module.css";
import { ProviderPayout } from "./ProviderPayout.tsx";
import { type DecisionEvents, useDecision } from "./use-decision.ts";

interface AssignmentProps extends DecisionEvents {
  readonly payment: BankPayment;
  /** Called when the candidates have come. */
  readonly onReady: () => void;
}

/** Whom a waiting payment may be for: the server's proposals, or what a search finds; one click assigns it. */
export function Assignment({ payment, onReady, onDecided, onFaster }: AssignmentProps) {
  const { t } = useTranslation(["bank", "console"]);
  const [typed, setTyped] = useState("");
  const [search] = useDebouncedValue(typed.trim(), 250);
  const { assign, assigning, problem } = useAssign({ payment, onDecided, onFaster });
  const candidates = useQuery({
    ...candidatesQuery(payment.id, search),
    placeholderData: keepPreviousData,
    // A payment that is being assigned has no candidates any more.
    enabled: assigning === null,
  });
  const groups = candidates.data && groupCandidates(payment, candidates.data.items);
  const hasCome = candidates.isSuccess || candidates.isError;
  const ready = useEffectEvent(onReady);
  useEffect(() => {
    if (hasCome) ready();
  }, [hasCome]);
  const isNamed = candidates.data?.namesProvider ?? false;
  const payout = candidates.data && (
    <ProviderPayout
      payment={payment}
      isNamed={isNamed}
      isDisabled={assigning !== null}
      onDecided={onDecided}
    />
  );
  const best = isNamed ? undefined : groups?.flatMap(({ dueItems }) => dueItems).at(0)?.dueItemId;
  return (
    <section aria-labelledby="assign" className={classes.acts}>
      <Title order={3} id="assign" mb="sm">
        {t("page.assign.title")}
      </Title>
      <TextInput
        type="search"
        value={typed}
        onChange={(event) => setTyped(event.currentTarget.value)}
        aria-label={t("page.assign.search")}
        placeholder={t("page.assign.search")}
        leftSection={<IconSearch size={16} aria-hidden />}
        maxLength={100}
        mb="md"
      />
      {problem && <Refusal problem={problem} />}
      {candidates.error && candidates.error.status !== 409 && <Refusal problem={candidates.error} />}
      {candidates.isPending && <ListSkeleton label={t("console:loading")} />}
      {groups && !candidates.isPlaceholderData && <NothingFits groups={groups} search={search} />}
      <Stack gap="md" aria-busy={candidates.isPlaceholderData || undefined}>
        {isNamed && payout}
        {groups?.map((group) => (
          <CandidateCard
            key={group.organizationId}
            payment={payment}
            group={group}
            best={best}
            assigning={assigning}
            onAssign={(due) => assign(group, due)}
          />
        ))}
        {!isNamed && payout}
      </Stack>
    </section>
  );
}

/** Says that the search found nothing, or that there is no proposal at all. */
function NothingFits({
  groups,
  search,
}: {
  readonly groups: readonly CandidateGroup[];
  readonly search: string;
}) {
  const { t } = useTranslation("bank");
  const isFound =
    search === "" ? groups.length > 0 : groups.some(({ reasons }) => reasons.includes("found_by_search"));
  return (
    <div role="status">
      {!isFound && (
        <Text c="dimmed" mb="md" data-act={groups.length === 0 || undefined} tabIndex={-1}>
          {search ? t("page.assign.not_found", { search }) : t("page.assign.none")}
        </Text>
      )}
    </div>
  );
}

const doneTexts = {
  invoice: "page.done.paid",
  order: "page.done.paid_order",
  top_up: "page.done.top_up",
} as const;

/** Assigns to a due item, or to the prepaid account where there is none, and says what happened. */
function useAssign({ payment, onDecided, onFaster }: Omit<AssignmentProps, "onReady">) {
  const { t } = useTranslation("bank");
  const act = useAssignPayment();
  const { problem, decide } = useDecision({ onFaster });
  const amount = useMoneyText()(payment.minor, payment.currency);

  const done = ({ organizationName: name }: CandidateGroup, due: DueCandidate | null) => {
    if (!due) return t("page.done.prepaid", { amount, name });
    const { kind, number } = due;
    return t(doneTexts[kind], { amount, number, name });
  };
  const assign = (group: CandidateGroup, due: DueCandidate | null) =>
    decide(async () => {
      const body = { organizationId: group.organizationId, dueItemId: due?.dueItemId ?? null };
      const after = await act.mutateAsync({ params: { bankPaymentId: payment.id }, body });
      onDecided(payment, after, done(group, due));
    });
  return { assign, assigning: act.isPending ? act.variables.body : null, problem };
}
