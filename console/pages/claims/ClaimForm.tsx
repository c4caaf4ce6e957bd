import { TextInput } from "@mantine/core";
import { notifications } from "@mantine/notifications";
import { useSuspenseQuery } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { claimPayment } from "../../../server/domains/bank/claims/claim.contract.ts";
import { useClaimPayment } from "../../hooks/claims.ts";
import { useInstallation } from "../../hooks/installation.ts";
import { organizationQuery, useOrganizationId } from "../../hooks/organizations.ts";
import { AmountField, minorOf } from "../../ui/form/AmountField.tsx";
import { Form } from "../../ui/form/Form.tsx";
import { useActForm } from "../../ui/form/use-act-form.ts";
import classes from "./Claims.module.css";

/** What the missing transfer was: amount, day, account. */
export function ClaimForm({ onDone }: { readonly onDone: () => void }) {
  const { t } = useTranslation("bank");
  const organizationId = useOrganizationId();
  const { currency } = useSuspenseQuery(organizationQuery(organizationId)).data;
  const { today } = useInstallation();
  const act = useClaimPayment();
  const form = useActForm({
    initialValues: { minor: "", paidOn: today, iban: "" },
    labels: {
      minor: t("page.claims.amount", { currency }),
      paidOn: t("page.claims.paid_on"),
      iban: t("page.claims.iban"),
    },
    schema: claimPayment.body,
    bodyOf: ({ minor, paidOn, iban }) => ({ minor: minorOf(minor, currency) ?? Number.NaN, paidOn, iban }),
    submit: (body) => act.mutateAsync({ params: { organizationId }, body }),
    onDone: () => {
      notifications.show({ message: t("page.claims.done"), color: "green" });
      onDone();
    },
  });
  return (
    <div className={classes.form}>
      <Form act={form} submit={t("page.claims.submit")} asksBeforeLeaving={false}>
        <AmountField {...form.field("minor")} />
        <TextInput {...form.field("paidOn")} type="date" max={today} />
        <TextInput {...form.field("iban")} autoComplete="off" spellCheck={false} />
      </Form>
    </div>
  );
}
