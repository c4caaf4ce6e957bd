import { useHotkeys } from "@mantine/hooks";
import { IconBuildingBank, IconCircleCheck } from "@tabler/icons-react";
import { type ReactNode, useState } from "react";
import { useTranslation } from "react-i18next";
import {
  type BankPayment,
  bankPaymentList,
  bankPaymentsCsv,
  type PaymentQuery,
} from "../../../hooks/staff/bank-payments.ts";
import { DataList } from "../../../ui/DataList.tsx";
import { EmptyState } from "../../../ui/EmptyState.tsx";
import { ButtonLink } from "../../../ui/links.tsx";
import { useNarrowFields } from "../lists/use-narrow-fields.ts";
import { KeyHelp } from "./KeyHelp.tsx";
import { LeftNotice, MissingPayment, NothingOpened } from "./LeftNotice.tsx";
import { Notice, type NoticeText } from "./Notice.tsx";
import { neighbourOf, nextWithout } from "./neighbour-of.ts";
import { PaymentList } from "./PaymentList.tsx";
import { isBesideList, PaymentPane } from "./PaymentPane.tsx";
import classes from "./Payments.module.css";
import { useOpenedPayment } from "./use-opened-payment.ts";

interface PaymentBrowserProps {
  readonly query: PaymentQuery;
  /** Stands above the list. */
  readonly control?: ReactNode;
}

/** What the import found without a right reference. */
const clues = [
  "near_reference",
  "number_in_text",
  "customer_in_text",
  "reference_in_text",
  "same_account",
  "same_amount",
] as const;

/** Payments beside the one that is open, on a phone one after the other; the keys J and K go through them. */
export function PaymentBrowser({ query, control }: PaymentBrowserProps) {
  const { t } = useTranslation("bank");
  const payments = useOpenedPayment(query);
  const { rows, openedId, opened, open, close } = payments;
  const [lastNotice, setNotice] = useState<NoticeText>();
  const notice = lastNotice?.besideId === openedId ? lastNotice : undefined;
  const { days, amounts } = useNarrowFields();
  const isQueue = query.queue === "waiting";

  const move = (steps: number) => {
    const next = neighbourOf(rows, openedId, steps);
    if (next) open(next.id, "link");
  };
  useHotkeys([
    ["J", () => move(1)],
    ["K", () => move(-1)],
  ]);
  const decided = (before: BankPayment, after: BankPayment, text: string) => {
    const leaves = isQueue && after.state !== "unassigned";
    const next = leaves ? nextWithout(rows, before.id) : after;
    setNotice({ besideId: next?.id, kind: "done", text: next ? text : `${text} ${t("page.done.last")}` });
    if (next) open(next.id, "link");
    else close();
  };
  return (
    <div
      className={classes.browser}
      data-opened={openedId !== undefined || undefined}
      data-empty={(payments.isEmpty && openedId === undefined) || undefined}
    >
      <div className={classes.side}>
        <div className={classes.control}>{control}</div>
        <DataList
          label={t("page.payments.list")}
          query={bankPaymentList(query)}
          search={t("page.payments.search")}
          narrow={[
            {
              kind: "choice",
              name: "reason",
              label: t("page.payments.reason"),
              options: clues.map((reason) => ({ value: reason, label: t(`page.assign.reason.${reason}`) })),
            },
            ...days,
            ...amounts,
          ]}
          csv={bankPaymentsCsv(query)}
          show={(shown) => <PaymentList shown={shown} isQueue={isQueue} payments={payments} onMove={move} />}
          empty={<NoPayments query={query} />}
        />
        {rows.length > 1 && <KeyHelp />}
      </div>
      <div className={classes.pane}>
        <Notice notice={notice} onClose={() => setNotice(undefined)} />
        {isQueue && payments.isOutside && opened && (
          <LeftNotice isTold={notice !== undefined} hasNext={rows.length > 0} onNext={() => move(0)} />
        )}
        {payments.isMissing && <MissingPayment />}
        {opened && (
          <PaymentPane
            key={opened.id}
            payment={opened}
            wanted={payments.wanted}
            onClose={close}
            onLeave={() => (isBesideList() ? open(opened.id, "link") : close())}
            onDecided={decided}
            onFaster={() => setNotice({ besideId: opened.id, kind: "faster" })}
          />
        )}
        {openedId === undefined && rows.length > 0 && <NothingOpened />}
      </div>
    </div>
  );
}

function NoPayments({ query }: { readonly query: PaymentQuery }) {
  const { t } = useTranslation("bank");
  if (query.queue === "waiting") {
    return <EmptyState icon={IconCircleCheck} text={t("page.payments.empty_waiting")} />;
  }
  if (query.bankFileId) return <EmptyState icon={IconBuildingBank} text={t("page.payments.empty_file")} />;
  return (
    <EmptyState
      icon={IconBuildingBank}
      text={t("page.payments.empty_all")}
      action={<ButtonLink to="/staff/bank/files">{t("page.payments.import")}</ButtonLink>}
    />
  );
}
