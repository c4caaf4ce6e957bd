import { Select, Textarea, TextInput } from "@mantine/core";
import { notifications } from "@mantine/notifications";
import { useInfiniteQuery } from "@tanstack/react-query";
import { useNavigate } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";
import { openRequest, requestCategories } from "../../../server/domains/support/requests/request.contract.ts";
import { useOrganizationId } from "../../hooks/organizations.ts";
import { productList } from "../../hooks/products.ts";
import { useOpenRequest } from "../../hooks/requests.ts";
import { Form } from "../../ui/form/Form.tsx";
import { useActForm } from "../../ui/form/use-act-form.ts";
import { Page } from "../../ui/Page.tsx";
import { AttachmentField, useAttachments } from "./AttachmentField.tsx";

interface Values {
  readonly subject: string;
  readonly category: (typeof requestCategories)[number];
  readonly productId: string | null;
  readonly text: string;
}

const nothing: Values = { subject: "", category: "technical", productId: null, text: "" };

/** Writes to support (SUP-4). */
export function ContactPage() {
  const { t } = useTranslation(["support", "console"]);
  const organizationId = useOrganizationId();
  const navigate = useNavigate();
  const products = useInfiniteQuery(productList(organizationId, {})).data?.pages ?? [];
  const attachments = useAttachments(organizationId);
  const act = useOpenRequest();
  const form = useActForm({
    initialValues: nothing,
    labels: {
      subject: t("contact.subject"),
      category: t("contact.category"),
      productId: t("contact.product"),
      text: t("contact.text"),
      attachmentIds: t("files.label"),
    },
    schema: openRequest.body,
    bodyOf: (values) => ({ ...values, attachmentIds: attachments.ids }),
    submit: (body) => act.mutateAsync({ params: { organizationId }, body }),
    onDone: async ({ id, number }) => {
      notifications.show({ message: t("contact.sent", { number }), color: "green" });
      await navigate({
        to: "/o/$organizationId/support/requests/$requestId",
        params: { organizationId, requestId: id },
      });
    },
  });
  return (
    <Page title={t("console:menu.contact")} lead={t("contact.lead")} width="form">
      <Form act={form} submit={t("contact.send")}>
        <TextInput {...form.field("subject")} maxLength={200} />
        <Select
          {...form.field("category")}
          allowDeselect={false}
          data={requestCategories.map((value) => ({ value, label: t(`category.${value}`) }))}
        />
        <Select
          {...form.field("productId")}
          clearable
          searchable
          data={products
            .flatMap(({ items }) => items)
            .map(({ id, label, planName }) => ({
              value: id,
              label: label === "" ? planName : `${label} (${planName})`,
            }))}
        />
        <Textarea {...form.field("text")} autosize minRows={6} maxRows={20} />
        <AttachmentField attachments={attachments} />
      </Form>
    </Page>
  );
}
