import { Card, Radio, Stack, Tabs, Textarea } from "@mantine/core";
import { useTranslation } from "react-i18next";
import {
  answerStaffRequest,
  noteOnRequest,
} from "../../../../server/domains/support/requests/staff-request.contract.ts";
import { type StaffRequest, useAnswerStaffRequest, useNoteOnRequest } from "../../../hooks/staff/requests.ts";
import { Form } from "../../../ui/form/Form.tsx";
import { useActForm } from "../../../ui/form/use-act-form.ts";

interface WriteProps {
  readonly request: StaffRequest;
}

/** What staff write: to the customer, or among themselves; two forms, so that neither goes where the other should. */
export function WriteToRequest({ request }: WriteProps) {
  const { t } = useTranslation("support");
  return (
    <Card p="md" maw="48rem">
      <Tabs defaultValue="answer" aria-label={t("inbox.write")}>
        <Tabs.List mb="md">
          <Tabs.Tab value="answer">{t("inbox.answer")}</Tabs.Tab>
          <Tabs.Tab value="note">{t("inbox.note")}</Tabs.Tab>
        </Tabs.List>
        <Tabs.Panel value="answer">
          <Answer request={request} />
        </Tabs.Panel>
        <Tabs.Panel value="note">
          <Note request={request} />
        </Tabs.Panel>
      </Tabs>
    </Card>
  );
}

interface AnswerValues {
  readonly text: string;
  readonly state: "waiting" | "solved";
}

const noAnswer: AnswerValues = { text: "", state: "waiting" };

function Answer({ request: { organizationId, id: requestId } }: WriteProps) {
  const { t } = useTranslation("support");
  const act = useAnswerStaffRequest();
  const form = useActForm({
    initialValues: noAnswer,
    labels: { text: t("inbox.answer"), state: t("inbox.after") },
    schema: answerStaffRequest.body,
    submit: (body) => act.mutateAsync({ params: { organizationId, requestId }, body }),
    onDone: () => {
      form.form.setValues(noAnswer);
      form.form.resetDirty(noAnswer);
    },
  });
  return (
    <Form act={form} submit={t("inbox.send")}>
      <Textarea {...form.field("text")} autosize minRows={5} maxRows={20} />
      <Radio.Group {...form.field("state")}>
        <Stack gap="xs" mt={6}>
          <Radio value="waiting" label={t("inbox.then_waiting")} />
          <Radio value="solved" label={t("inbox.then_solved")} />
        </Stack>
      </Radio.Group>
    </Form>
  );
}

function Note({ request: { organizationId, id: requestId } }: WriteProps) {
  const { t } = useTranslation("support");
  const act = useNoteOnRequest();
  const form = useActForm({
    initialValues: { text: "" },
    labels: { text: t("inbox.note") },
    schema: noteOnRequest.body,
    submit: (body) => act.mutateAsync({ params: { organizationId, requestId }, body }),
    onDone: () => {
      form.form.setValues({ text: "" });
      form.form.resetDirty({ text: "" });
    },
  });
  return (
    <Form act={form} submit={t("inbox.keep_note")}>
      <Textarea
        {...form.field("text")}
        description={t("inbox.note_help")}
        autosize
        minRows={3}
        maxRows={20}
      />
    </Form>
  );
}
