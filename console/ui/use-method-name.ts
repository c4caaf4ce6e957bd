import { useTranslation } from "react-i18next";

interface Method {
  readonly kind: "card" | "twint" | "paypal" | "sepa_debit";
  readonly brand: string | null;
  readonly hint: string | null;
}

/** The name of a payment method for people: "Visa •••• 4242", "PayPal lea@example.com", "TWINT". */
export function useMethodName() {
  const { t } = useTranslation("billing");
  return ({ kind, brand, hint }: Method): string => {
    const name =
      brand === null ? t(`page.methods.kind.${kind}`) : brand.charAt(0).toUpperCase() + brand.slice(1);
    if (hint === null) return name;
    return kind === "paypal" ? `${name} ${hint}` : `${name} •••• ${hint}`;
  };
}
