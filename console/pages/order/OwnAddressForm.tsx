import { Alert, Button, Text } from "@mantine/core";
import { IconMapPin } from "@tabler/icons-react";
import { useTranslation } from "react-i18next";
import type { Organization } from "../../hooks/organizations.ts";
import { OrganizationForm } from "../organization/OrganizationForm.tsx";

interface OwnAddressFormProps {
  readonly organization: Organization;
  readonly onDone: () => void;
}

/** The organization's own address, to be completed or changed without leaving the order. */
export function OwnAddressForm({ organization, onDone }: OwnAddressFormProps) {
  const { t } = useTranslation("orders");
  const { addressComplete, abilities } = organization;
  const mayUpdate = abilities.update ?? false;
  const keep = (
    <Button variant="default" onClick={onDone}>
      {t("page.address.keep")}
    </Button>
  );
  return (
    <>
      {!addressComplete && (
        <Alert color="orange" icon={<IconMapPin aria-hidden />} mb="md">
          <Text size="sm" c="var(--mantine-color-text)">
            {t(mayUpdate ? "page.address.incomplete" : "page.address.ask_administrator")}
          </Text>
        </Alert>
      )}
      {mayUpdate && (
        <OrganizationForm
          organization={organization}
          submit={t("page.address.save")}
          secondary={addressComplete && keep}
          onSaved={onDone}
        />
      )}
    </>
  );
}
