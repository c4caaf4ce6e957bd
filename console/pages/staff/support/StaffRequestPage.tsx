import { useSuspenseQuery } from "@tanstack/react-query";
import { useParams } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";
import { staffAttachmentAddress, staffRequestQuery } from "../../../hooks/staff/requests.ts";
import { Moment } from "../../../ui/Dates.tsx";
import { Page } from "../../../ui/Page.tsx";
import { StateBadge } from "../../../ui/StateBadge.tsx";
import { Thread } from "../../../ui/Thread.tsx";
import { CustomerLink } from "../lists/CustomerLink.tsx";
import { RequestActs } from "./RequestActs.tsx";
import { WriteToRequest } from "./WriteToRequest.tsx";

/** One request of a customer: the thread with the notes of staff, and what to write (SUP-4). */
export function StaffRequestPage() {
  const { t } = useTranslation("support");
  const { organizationId, requestId } = useParams({ from: "/staff/requests/$organizationId/$requestId" });
  const request = useSuspenseQuery(staffRequestQuery(organizationId, requestId)).data;
  const { number, subject, state, category, product, openedByName, openedAt, assignedToName } = request;
  return (
    <Page
      title={subject}
      state={<StateBadge kind="request" state={state} />}
      action={request.abilities.answer && <RequestActs request={request} />}
      facts={[
        { label: t("requests.request"), value: number },
        { label: t("inbox.customer"), value: <CustomerLink {...request} /> },
        { label: t("requests.category"), value: t(`category.${category}`) },
        { label: t("requests.product"), value: product?.label },
        { label: t("requests.opened_by"), value: openedByName || t("thread.former") },
        { label: t("requests.opened_at"), value: <Moment at={openedAt} /> },
        { label: t("inbox.assigned"), value: assignedToName ?? t("inbox.assigned_nobody") },
      ]}
    >
      <Thread
        messages={request.messages}
        notes={request.notes}
        fileAddress={(id) => staffAttachmentAddress(organizationId, requestId, id)}
      />
      {request.abilities.answer && <WriteToRequest request={request} />}
    </Page>
  );
}
