import { Card, Text, Title } from "@mantine/core";
import { notifications } from "@mantine/notifications";
import { useTranslation } from "react-i18next";
import { changeRole } from "../../../server/domains/organizations/members/member.contract.ts";
import { type Member, useChangeRole } from "../../hooks/members.ts";
import { useOrganizationId } from "../../hooks/organizations.ts";
import { Form } from "../../ui/form/Form.tsx";
import { useActForm } from "../../ui/form/use-act-form.ts";
import { ButtonLink } from "../../ui/links.tsx";
import { RoleFields } from "./RoleFields.tsx";

/** Gives a member another role (ORG-2); the last legal representative is shown the way out (ORG-5). */
export function RoleSection({ member }: { readonly member: Member }) {
  const { t } = useTranslation(["organizations", "console"]);
  const organizationId = useOrganizationId();
  const act = useChangeRole();
  const { userId, firstName, lastName, role, hasBilling, abilities } = member;
  const form = useActForm({
    initialValues: { role, hasBilling: role === "collaborator" && hasBilling },
    labels: { role: t("members.role"), hasBilling: t("member.has_billing") },
    schema: changeRole.body,
    submit: (body) => act.mutateAsync({ params: { organizationId, userId }, body }),
    onDone: (saved) => {
      const words = { name: `${firstName} ${lastName}`, role: t(`console:role.${saved.role}`) };
      notifications.show({ message: t("member.role_saved", words), color: "green" });
    },
  });
  const wayOut = form.problem?.code === "organizations.last_legal_representative" && (
    <ButtonLink to="/o/$organizationId/users/members" params={{ organizationId }} variant="default">
      {t("member.appoint_another")}
    </ButtonLink>
  );
  return (
    <Card component="section" aria-labelledby="role">
      <Title order={2} size="h4" id="role">
        {t("member.role_title")}
      </Title>
      <Text size="sm" c="dimmed" mb="md">
        {t("member.role_lead")}
      </Text>
      <Form act={form} submit={t("member.save_role")} secondary={wayOut} asksBeforeLeaving={!wayOut}>
        <RoleFields
          field={form.field}
          values={form.form.values}
          mayAppoint={abilities.appoint === true || role === "legal_representative"}
        />
      </Form>
    </Card>
  );
}
