import { Button, Text, Textarea } from "@mantine/core";
import { useSuspenseQuery } from "@tanstack/react-query";
import { useParams } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";
import { answerRequest } from "../../../server/domains/support/requests/request.contract.ts";
import { useOrganizationId } from "../../hooks/organizations.ts";
import {
  attachmentAddress,
  requestQuery,
  type SupportRequest,
  useAnswerRequest,
  useSolveRequest,
} from "../../hooks/requests.ts";
import { Moment } from "../../ui/Dates.tsx";
import { Form } from "../../ui/form/Form.tsx";
import { useActForm } from "../../ui/form/use-act-form.ts";
import { PageLink } from "../../ui/links.tsx";
import { Page } from "../../ui/Page.tsx";
import { Refusal } from "../../ui/Refusal.tsx";
import { StateBadge } from "../../ui/StateBadge.tsx";
import { Thread } from "../../ui/Thread.tsx";
import { AttachmentField, useAttachments } from "./AttachmentField.tsx";

/** One request with its thread (SUP-4). Answers of support appear by themselves. */
export function RequestPage() {
  const { t } = useTranslation(["support", "console"]);
  const organizationId = useOrganizationId();
  const { requestId } = useParams({ from: "/o/$organizationId/support/requests/$requestId" });
  const request = useSuspenseQuery(requestQuery(organizationId, requestId)).data;
  const solve = useSolveRequest();
  const { number, subject, state, category, product, openedByName, openedAt, abilities } = request;
  return (
    <Page
      title={subject}
      state={<StateBadge kind="own_request" state={state} />}
      action={
        abilities.solve && (
          <Button
            variant="default"
            loading={solve.isPending}
            onClick={() => solve.mutate({ params: { organizationId, requestId } })}
          >
            {t("thread.solve")}
          </Button>
        )
      }
      facts={[
        { label: t("requests.request"), value: number },
        { label: t("requests.category"), value: t(`category.${category}`) },
        {
          label: t("requests.product"),
          value: product && (
            <PageLink
              inherit
              to="/o/$organizationId/products/$productId"
              params={{ organizationId, productId: product.id }}
            >
              {product.label}
            </PageLink>
          ),
        },
        { label: t("requests.opened_by"), value: openedByName || t("thread.former") },
        { label: t("requests.opened_at"), value: <Moment at={openedAt} /> },
      ]}
    >
      {solve.error && <Refusal problem={solve.error} />}
      <Thread
        messages={request.messages}
        fileAddress={(id) => attachmentAddress(organizationId, requestId, id)}
      />
      {abilities.answer && <Answer request={request} />}
    </Page>
  );
}

function Answer({ request }: { readonly request: SupportRequest }) {
  const { t } = useTranslation("support");
  const organizationId = useOrganizationId();
  const attachments = useAttachments(organizationId);
  const act = useAnswerRequest();
  const form = useActForm({
    initialValues: { text: "" },
    labels: { text: t("thread.answer"), attachmentIds: t("files.label") },
    schema: answerRequest.body,
    bodyOf: (values) => ({ ...values, attachmentIds: attachments.ids }),
    submit: (body) => act.mutateAsync({ params: { organizationId, requestId: request.id }, body }),
    onDone: () => {
      form.form.setValues({ text: "" });
      form.form.resetDirty({ text: "" });
      attachments.clear();
    },
  });
  const reopens = request.state === "solved" || request.state === "closed";
  return (
    <Form act={form} submit={t("thread.send")}>
      {reopens && <Text size="sm">{t("thread.reopens")}</Text>}
      <Textarea {...form.field("text")} autosize minRows={4} maxRows={20} maw="48rem" />
      <AttachmentField attachments={attachments} />
    </Form>
  );
}
