import { Button, Modal, Radio, Stack, TextInput } from "@mantine/core";
import { useDisclosure } from "@mantine/hooks";
import { useTranslation } from "react-i18next";
import type { z } from "zod";
import { PayoutConfirmation } from "../../../../server/domains/billing/payouts/payout.contract.ts";
import { useInstallation } from "../../../hooks/installation.ts";
import { Form } from "../../../ui/form/Form.tsx";
import { useActForm } from "../../../ui/form/use-act-form.ts";

type Confirmation = z.output<typeof PayoutConfirmation>;

interface ConfirmPayPalProps {
  readonly title: string;
  /** What can have become of it; the first one is proposed. */
  readonly outcomes: readonly Confirmation["outcome"][];
  readonly submit: (body: Confirmation) => Promise<unknown>;
  /** In a row of a table. */
  readonly small?: boolean;
}

/** Tells what PayPal did with one payout, or with a list of them, and on which day. */
export function ConfirmPayPal({ title, outcomes, submit, small = false }: ConfirmPayPalProps) {
  const { t } = useTranslation("staff");
  const [asking, dialog] = useDisclosure(false);
  return (
    <>
      <Button onClick={dialog.open} size={small ? "xs" : "sm"}>
        {t("payouts.confirm")}
      </Button>
      <Modal opened={asking} onClose={dialog.close} title={title}>
        <ConfirmForm title={title} outcomes={outcomes} submit={submit} onDone={dialog.close} />
      </Modal>
    </>
  );
}

function ConfirmForm({ outcomes, submit, onDone }: ConfirmPayPalProps & { readonly onDone: () => void }) {
  const { t } = useTranslation("staff");
  const { today } = useInstallation();
  const words = { done: t("payouts.outcome_done"), returned: t("payouts.outcome_returned") };
  const form = useActForm({
    initialValues: { outcome: outcomes[0] ?? "done", bookedOn: today },
    labels: { outcome: t("payouts.outcome"), bookedOn: t("payouts.outcome_day") },
    schema: PayoutConfirmation,
    submit,
    onDone,
  });
  return (
    <Form act={form} submit={t("payouts.confirm")} asksBeforeLeaving={false}>
      <Radio.Group {...form.field("outcome")}>
        <Stack mt="xs" gap="xs">
          {outcomes.map((outcome) => (
            <Radio key={outcome} value={outcome} label={words[outcome]} />
          ))}
        </Stack>
      </Radio.Group>
      <TextInput {...form.field("bookedOn")} type="date" max={today} />
    </Form>
  );
}
