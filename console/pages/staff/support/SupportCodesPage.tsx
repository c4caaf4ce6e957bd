import { Card, Stack, Text, TextInput, Title } from "@mantine/core";
import { useEffect, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import { checkSupportCode } from "../../../../server/domains/support/codes/support-code.contract.ts";
import { type Caller, useCheckSupportCode } from "../../../hooks/staff/support-codes.ts";
import { DataRows } from "../../../ui/DataList.tsx";
import { DayOf } from "../../../ui/Dates.tsx";
import { Form } from "../../../ui/form/Form.tsx";
import { useActForm } from "../../../ui/form/use-act-form.ts";
import { Facts, Page } from "../../../ui/Page.tsx";
import { CustomerLink } from "../lists/CustomerLink.tsx";

/** Staff type the code that a caller reads out, and see who it is (SUP-1). */
export function SupportCodesPage() {
  const { t } = useTranslation(["support", "console"]);
  const [caller, setCaller] = useState<Caller>();
  const act = useCheckSupportCode();
  const form = useActForm({
    initialValues: { code: "" },
    labels: { code: t("check.code") },
    schema: checkSupportCode.body,
    submit: (body) => {
      setCaller(undefined);
      return act.mutateAsync({ body });
    },
    onDone: (found) => {
      setCaller(found);
      form.form.setValues({ code: "" });
    },
  });
  return (
    <Page title={t("console:menu.staff_support_codes")} lead={t("check.lead")}>
      <Card p={{ base: "md", sm: "xl" }} maw={480}>
        <Form act={form} submit={t("check.submit")} asksBeforeLeaving={false}>
          <TextInput
            {...form.field("code")}
            inputMode="numeric"
            autoComplete="off"
            spellCheck={false}
            size="lg"
            placeholder="0000 0000"
            data-autofocus
          />
        </Form>
      </Card>
      {caller && <WhoCalls caller={caller} />}
    </Page>
  );
}

function WhoCalls({ caller }: { readonly caller: Caller }) {
  const { t } = useTranslation(["support", "console"]);
  const { name, email, phone, since, organizations } = caller;
  const title = useRef<HTMLHeadingElement>(null);
  useEffect(() => title.current?.focus(), []);
  return (
    <Stack gap="lg" component="section" aria-labelledby="caller">
      <div>
        <Title order={2} id="caller" ref={title} tabIndex={-1}>
          {t("check.who", { name })}
        </Title>
        <Text c="dimmed">{t("check.proves")}</Text>
      </div>
      <Facts
        facts={[
          { label: t("check.email"), value: email },
          ...(phone === null ? [] : [{ label: t("check.phone"), value: phone }]),
          { label: t("check.since"), value: <DayOf at={since} /> },
        ]}
      />
      {organizations.length === 0 ? (
        <Text>{t("check.none")}</Text>
      ) : (
        <DataRows<Caller["organizations"][number]>
          label={t("check.organizations")}
          rows={organizations}
          rowKey={({ organizationId }) => organizationId}
          columns={[
            {
              id: "organization",
              label: t("check.organization"),
              main: true,
              value: ({ organizationId, name: organizationName }) => (
                <CustomerLink organizationId={organizationId} organizationName={organizationName} />
              ),
            },
            { id: "number", label: t("check.number"), value: ({ customerNumber }) => customerNumber },
            { id: "role", label: t("check.role"), value: ({ role }) => t(`console:role.${role}`) },
            {
              id: "since",
              label: t("check.member_since"),
              value: ({ since: joinedAt }) => <DayOf at={joinedAt} />,
            },
          ]}
        />
      )}
    </Stack>
  );
}
