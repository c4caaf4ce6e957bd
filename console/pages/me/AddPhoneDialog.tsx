import { Alert, Anchor, Modal, NativeSelect, SimpleGrid, Stack, Text, TextInput } from "@mantine/core";
import { IconInfoCircle } from "@tabler/icons-react";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { AnswerOf } from "../../../common/contract.ts";
import { phoneCountries } from "../../../common/phone-countries.ts";
import { confirmSms, startSms } from "../../../server/domains/identity/sms-codes/sms-code.contract.ts";
import { useConfirmSms, useStartSms } from "../../hooks/factors.ts";
import { CodeField } from "../../ui/form/CodeField.tsx";
import { Form } from "../../ui/form/Form.tsx";
import { useActForm } from "../../ui/form/use-act-form.ts";

interface AddPhoneDialogProps {
  readonly onClose: () => void;
  readonly onDone: (added: AnswerOf<typeof confirmSms>) => void;
}

/** Adds a phone: its number, then the code that was sent to it (SEC-1). */
export function AddPhoneDialog({ onClose, onDone }: AddPhoneDialogProps) {
  const { t } = useTranslation("identity");
  const [sentTo, setSentTo] = useState<string>();
  return (
    <Modal opened onClose={onClose} title={t("phone_factor.title")} closeOnClickOutside={false}>
      {sentTo ? (
        <CodeStep sentTo={sentTo} onDone={onDone} onBack={() => setSentTo(undefined)} />
      ) : (
        <NumberStep onSent={setSentTo} />
      )}
    </Modal>
  );
}

function NumberStep({ onSent }: { readonly onSent: (sentTo: string) => void }) {
  const { t } = useTranslation("identity");
  const act = useStartSms();
  const form = useActForm({
    initialValues: { country: "CH" as (typeof phoneCountries)[number], number: "" },
    labels: { country: t("phone_factor.country"), number: t("phone_factor.number") },
    schema: startSms.body,
    submit: (body) => act.mutateAsync({ body }),
    onDone: ({ number }) => onSent(number),
  });
  return (
    <Stack>
      <Alert color="blue" icon={<IconInfoCircle aria-hidden />}>
        <Text size="sm" c="var(--mantine-color-text)">
          {t("phone_factor.weaker")}
        </Text>
      </Alert>
      <Form act={form} submit={t("phone_factor.send")} asksBeforeLeaving={false}>
        <SimpleGrid cols={{ base: 1, xs: 2 }}>
          <NativeSelect
            {...form.field("country")}
            data={phoneCountries.map((country) => ({
              value: country,
              label: t(`phone_factor.in.${country}`),
            }))}
          />
          <TextInput {...form.field("number")} type="tel" autoComplete="tel" data-autofocus />
        </SimpleGrid>
        <Text size="sm" c="dimmed">
          {t("phone_factor.countries")}
        </Text>
      </Form>
    </Stack>
  );
}

interface CodeStepProps {
  readonly sentTo: string;
  readonly onDone: AddPhoneDialogProps["onDone"];
  readonly onBack: () => void;
}

function CodeStep({ sentTo, onDone, onBack }: CodeStepProps) {
  const { t } = useTranslation("identity");
  const act = useConfirmSms();
  const form = useActForm({
    initialValues: { code: "" },
    labels: { code: t("field.sms_code") },
    schema: confirmSms.body,
    submit: (body) => act.mutateAsync({ body }),
    onDone,
  });
  return (
    <Stack>
      <Text size="sm">{t("sms.sent", { number: sentTo })}</Text>
      <Form act={form} submit={t("security.turn_on")} asksBeforeLeaving={false}>
        <CodeField {...form.field("code")} data-autofocus autoFocus />
      </Form>
      <Anchor component="button" type="button" size="sm" ta="start" onClick={onBack}>
        {t("phone_factor.other_number")}
      </Anchor>
    </Stack>
  );
}
