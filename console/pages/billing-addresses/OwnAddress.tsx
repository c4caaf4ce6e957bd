import { Button, Card, Group, Text, Title } from "@mantine/core";
import { useTranslation } from "react-i18next";
import { useChooseDefaultBillingAddress } from "../../hooks/billing-addresses.ts";
import { type Organization, useMay } from "../../hooks/organizations.ts";
import { DefaultMark } from "../../ui/DefaultMark.tsx";
import { ButtonLink } from "../../ui/links.tsx";
import { PostalLines } from "../../ui/PostalLines.tsx";
import { Refusal } from "../../ui/Refusal.tsx";

interface OwnAddressProps {
  readonly organization: Organization;
  readonly isDefault: boolean;
}

/** The organization's own address: always the first choice, and never archived. */
export function OwnAddress({ organization, isDefault }: OwnAddressProps) {
  const { t } = useTranslation("organizations");
  const mayChoose = useMay("invoices.pay");
  const act = useChooseDefaultBillingAddress();
  const { id: organizationId, abilities, vatNumber, addressComplete } = organization;
  const makeDefault = () => act.mutate({ params: { organizationId }, body: { billingAddressId: null } });
  return (
    <Card component="section" aria-labelledby="own">
      <Group justify="space-between" align="start" gap="md">
        <div>
          <Group gap="xs" mb="xs">
            <Title order={2} id="own" size="h4">
              {t("billing_address.own")}
            </Title>
            {isDefault && <DefaultMark text={t("billing_address.default")} />}
          </Group>
          <PostalLines {...organization} />
          {vatNumber && (
            <Text size="sm" c="dimmed" mt="xs">
              {t("billing_address.vat_number")} {vatNumber}
            </Text>
          )}
          {!addressComplete && (
            <Text size="sm" mt="xs">
              {t("attention.address_missing.text")}
            </Text>
          )}
        </div>
        <Group gap="xs">
          {mayChoose && !isDefault && (
            <Button variant="default" size="xs" onClick={makeDefault} loading={act.isPending}>
              {t("billing_address.make_default")}
            </Button>
          )}
          {abilities.update && (
            <ButtonLink
              variant="default"
              size="xs"
              to="/o/$organizationId/organization/details"
              params={{ organizationId }}
            >
              {t("billing_address.change_own")}
            </ButtonLink>
          )}
        </Group>
      </Group>
      {act.error && <Refusal problem={act.error} />}
    </Card>
  );
}
