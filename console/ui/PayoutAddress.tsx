import { useTranslation } from "react-i18next";
import { formatIban } from "../../common/iban.ts";

interface PayoutAddressProps {
  readonly iban: string | null;
  readonly paypalEmail: string | null;
}

/** Where a payout goes: an IBAN, or an address at PayPal. */
export function PayoutAddress({ iban, paypalEmail }: PayoutAddressProps) {
  const { t } = useTranslation("billing");
  if (iban !== null) return <span className="figures">{formatIban(iban)}</span>;
  return t("page.payout.paypal_address", { address: paypalEmail });
}
