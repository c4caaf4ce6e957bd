import { Card, Stack, Switch, Text, Title } from "@mantine/core";
import { useTranslation } from "react-i18next";
import { type Member, useChangeMails } from "../../hooks/members.ts";
import { useOrganizationId } from "../../hooks/organizations.ts";
import { ButtonLink } from "../../ui/links.tsx";
import { Refusal } from "../../ui/Refusal.tsx";

/** Which mails a member gets, of those that the role may read (ORG-3); saved at once. */
export function MailsSection({ member }: { readonly member: Member }) {
  const { t } = useTranslation("organizations");
  const organizationId = useOrganizationId();
  const act = useChangeMails();
  const { userId, billingMails, productMails, abilities } = member;
  const mayChoose = abilities.choose_mails === true;
  const choose = (change: { billing?: boolean; products?: boolean }) =>
    act.mutate({
      params: { organizationId, userId },
      body: { billing: billingMails === true, products: productMails === true, ...change },
    });
  const wayOut = act.error?.code === "organizations.billing_mails_needed" && (
    <ButtonLink to="/o/$organizationId/users/members" params={{ organizationId }} size="xs" variant="default">
      {t("member.appoint_another")}
    </ButtonLink>
  );
  return (
    <Card component="section" aria-labelledby="mails">
      <Title order={2} size="h4" id="mails" mb="md">
        {t("member.mails_title")}
      </Title>
      <Stack gap="md">
        {act.error && <Refusal problem={act.error} action={wayOut} />}
        {billingMails !== null && (
          <Switch
            checked={billingMails}
            disabled={!mayChoose || act.isPending}
            onChange={(event) => choose({ billing: event.currentTarget.checked })}
            label={t("member.billing_mails")}
            description={t("member.billing_mails_help")}
          />
        )}
        {productMails !== null && (
          <Switch
            checked={productMails}
            disabled={!mayChoose || act.isPending}
            onChange={(event) => choose({ products: event.currentTarget.checked })}
            label={t("member.product_mails")}
            description={t("member.product_mails_help")}
          />
        )}
        {billingMails === null && productMails === null && <Text size="sm">{t("member.no_mails")}</Text>}
      </Stack>
    </Card>
  );
}
