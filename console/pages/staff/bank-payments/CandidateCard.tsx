import { Button, Text } from "@mantine/core";
import { useTranslation } from "react-i18next";
import type { BankPayment } from "../../../hooks/staff/bank-payments.ts";
import { Day } from "../../../ui/Dates.tsx";
import { useMoneyText } from "../../../ui/Money.tsx";
import type { CandidateGroup, DueCandidate } from "./group-candidates.ts";
import classes from "./Payments.module.css";
import { Reasons, Score } from "./Score.tsx";

interface CandidateCardProps {
  readonly payment: BankPayment;
  readonly group: CandidateGroup;
  /** The due item that is proposed first: its button is the primary one. */
  readonly best: string | undefined;
  /** What is being assigned at this moment. */
  readonly assigning: { readonly organizationId: string; readonly dueItemId: string | null } | null;
  readonly onAssign: (due: DueCandidate | null) => void;
}

/** One customer that the payment may be for: what it could pay, and the prepaid account for what fits nothing. */
export function CandidateCard({ payment, group, best, assigning, onAssign }: CandidateCardProps) {
  const { t } = useTranslation(["bank", "console"]);
  const amount = useMoneyText()(payment.minor, payment.currency);
  const { organizationId, organizationName: name, customerNumber, reasons, score } = group;
  const { dueItems, offersPrepaid } = group;
  const isAssigning = (dueItemId: string | null) =>
    assigning?.organizationId === organizationId && assigning.dueItemId === dueItemId;
  return (
    <article className={classes.candidate}>
      <Text fw={600} className={classes.name}>
        {name}
      </Text>
      <Text size="sm" c="dimmed">
        {t("console:customer_number", { number: customerNumber })}
      </Text>
      {score > 0 && <Score score={score} />}
      <Reasons reasons={reasons} />
      <ul className={classes.options}>
        {dueItems.map((due) => (
          <li key={due.dueItemId}>
            <Due due={due} />
            <Button
              data-act
              className={classes.act}
              variant={due.dueItemId === best ? "filled" : "default"}
              loading={isAssigning(due.dueItemId)}
              disabled={assigning !== null && !isAssigning(due.dueItemId)}
              onClick={() => onAssign(due)}
            >
              {t(`page.assign.to_${due.kind}`, { number: due.number })}
            </Button>
          </li>
        ))}
        {offersPrepaid && (
          <li>
            <Text size="sm" className={classes.due}>
              {t("page.assign.prepaid")}
            </Text>
            <Button
              data-act
              className={classes.act}
              variant="default"
              loading={isAssigning(null)}
              disabled={assigning !== null && !isAssigning(null)}
              onClick={() => onAssign(null)}
            >
              {t("page.assign.to_prepaid", { amount, name })}
            </Button>
          </li>
        )}
      </ul>
    </article>
  );
}

function Due({ due: { kind, number, dueOn } }: { readonly due: DueCandidate }) {
  const { t } = useTranslation("bank");
  return (
    <Text size="sm" className={classes.due}>
      {t(`page.assign.${kind}`, { number })}
      {dueOn && (
        <>
          {" · "}
          {t("page.assign.due")} <Day day={dueOn} />
        </>
      )}
    </Text>
  );
}
