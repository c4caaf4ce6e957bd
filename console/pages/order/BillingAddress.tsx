import { Button, Card, Radio, Text, Title } from "@mantine/core";
import { IconPlus } from "@tabler/icons-react";
import { useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import type { Payer } from "../../hooks/billing-addresses.ts";
import { type Organization, useMay } from "../../hooks/organizations.ts";
import { PostalLines } from "../../ui/PostalLines.tsx";
import { BillingAddressDialog } from "../billing-addresses/BillingAddressDialog.tsx";
import classes from "./OrderingPage.module.css";
import { OwnAddressForm } from "./OwnAddressForm.tsx";

interface BillingAddressProps {
  readonly organization: Organization;
  readonly payer: Payer;
  /** Takes another address; null is the organization's own. */
  readonly onChoose: (billingAddressId: string | null) => void;
}

const own = "own";

/**
 * Who is billed: the organization's address, to be completed in place where something is missing, or another one, chosen or
 * added in place (ORG-9).
 */
export function BillingAddress({ organization, payer, onChoose }: BillingAddressProps) {
  const { t } = useTranslation("orders");
  const [changing, setChanging] = useState(false);
  const [adding, setAdding] = useState(false);
  const mayAdd = useMay("invoices.pay");
  const heading = useRef<HTMLHeadingElement>(null);
  const { addressComplete, abilities } = organization;
  const isOwn = payer.billingAddressId === null;
  const mayUpdate = abilities.update ?? false;
  const changesOwn = isOwn && (changing || !addressComplete);
  const done = () => {
    setChanging(false);
    heading.current?.focus();
  };
  return (
    <section aria-labelledby="address">
      <div className={classes.sectionHead}>
        <Title order={2} id="address" ref={heading} tabIndex={-1} className={classes.heading}>
          {t("page.address.title")}
        </Title>
        {isOwn && mayUpdate && addressComplete && !changing && (
          <Button variant="default" size="xs" onClick={() => setChanging(true)}>
            {t("page.address.change")}
          </Button>
        )}
      </div>
      {payer.addresses.length > 0 || !isOwn ? (
        <AddressChoice organization={organization} payer={payer} onChoose={onChoose} />
      ) : (
        !changesOwn && <AddressCard {...organization} />
      )}
      {changesOwn && <OwnAddressForm organization={organization} onDone={done} />}
      {mayAdd && !changing && (
        <Button
          variant="default"
          mt="sm"
          leftSection={<IconPlus size={18} aria-hidden />}
          onClick={() => setAdding(true)}
        >
          {t("page.address.add")}
        </Button>
      )}
      {adding && (
        <BillingAddressDialog
          onClose={() => setAdding(false)}
          onSaved={({ id }) => {
            onChoose(id);
            setAdding(false);
          }}
        />
      )}
    </section>
  );
}

function AddressChoice({ organization, payer, onChoose }: BillingAddressProps) {
  const { t } = useTranslation("orders");
  const choices = [{ ...organization, id: own }, ...payer.addresses];
  return (
    <Radio.Group
      value={payer.billingAddressId ?? own}
      onChange={(value) => onChoose(value === own ? null : value)}
      aria-labelledby="address"
      mb="sm"
    >
      <div className={classes.addresses}>
        {choices.map(({ id, ...address }) => (
          <Radio.Card key={id} value={id} className={classes.choice}>
            <Radio.Indicator />
            <div>
              <PostalLines {...address} />
              <VatNumber number={address.vatNumber} />
              {id === own && (
                <Text size="sm" c="dimmed" mt="xs">
                  {t("page.address.own")}
                </Text>
              )}
            </div>
          </Radio.Card>
        ))}
      </div>
    </Radio.Group>
  );
}

function AddressCard(organization: Organization) {
  return (
    <Card>
      <PostalLines {...organization} />
      <VatNumber number={organization.vatNumber} />
    </Card>
  );
}

function VatNumber({ number }: { readonly number: string | null }) {
  const { t } = useTranslation("orders");
  if (!number) return null;
  return (
    <Text size="sm" c="dimmed" mt="xs">
      {t("page.address.vat_number", { number })}
    </Text>
  );
}
