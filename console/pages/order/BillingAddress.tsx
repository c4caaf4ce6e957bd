import { Alert, Button, Card, Text, Title } from "@mantine/core";
import { IconMapPin } from "@tabler/icons-react";
import { useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import type { Organization } from "../../hooks/organizations.ts";
import { OrganizationForm } from "../organization/OrganizationForm.tsx";
import classes from "./OrderingPage.module.css";

/** Who is billed: the organization's address, to be completed in place where something is missing. */
export function BillingAddress({ organization }: { readonly organization: Organization }) {
  const { t } = useTranslation("orders");
  const [changing, setChanging] = useState(false);
  const heading = useRef<HTMLHeadingElement>(null);
  const { addressComplete, abilities } = organization;
  const mayUpdate = abilities.update ?? false;
  const showsForm = mayUpdate && (changing || !addressComplete);
  return (
    <section aria-labelledby="address">
      <div className={classes.sectionHead}>
        <Title order={2} id="address" ref={heading} tabIndex={-1} className={classes.heading}>
          {t("page.address.title")}
        </Title>
        {mayUpdate && addressComplete && !changing && (
          <Button variant="default" size="xs" onClick={() => setChanging(true)}>
            {t("page.address.change")}
          </Button>
        )}
      </div>
      {!addressComplete && (
        <Alert color="orange" icon={<IconMapPin aria-hidden />} mb="md">
          <Text size="sm" c="var(--mantine-color-text)">
            {t(mayUpdate ? "page.address.incomplete" : "page.address.ask_administrator")}
          </Text>
        </Alert>
      )}
      {showsForm ? (
        <OrganizationForm
          organization={organization}
          submit={t("page.address.save")}
          secondary={
            addressComplete && (
              <Button
                variant="default"
                onClick={() => {
                  setChanging(false);
                  heading.current?.focus();
                }}
              >
                {t("page.address.keep")}
              </Button>
            )
          }
          onSaved={() => {
            setChanging(false);
            heading.current?.focus();
          }}
        />
      ) : (
        addressComplete && <Address organization={organization} />
      )}
    </section>
  );
}

function Address({ organization }: { readonly organization: Organization }) {
  const { t, i18n } = useTranslation("orders");
  const { name, street, buildingNumber, postalCode, town, country, vatNumber } = organization;
  const land = new Intl.DisplayNames([i18n.language], { type: "region" }).of(country);
  return (
    <Card>
      <address className={classes.address}>
        {[name, `${street} ${buildingNumber}`.trim(), `${postalCode} ${town}`, land].map((line) => (
          <div key={line}>{line}</div>
        ))}
      </address>
      {vatNumber && (
        <Text size="sm" c="dimmed" mt="xs">
          {t("page.address.vat_number", { number: vatNumber })}
        </Text>
      )}
    </Card>
  );
}
