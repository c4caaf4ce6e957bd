import { Anchor, Checkbox } from "@mantine/core";
import type { RefObject } from "react";
import { Trans, useTranslation } from "react-i18next";
import type { Acceptance } from "./use-acceptance.ts";

interface TermsProps {
  readonly acceptance: Acceptance;
  readonly box: RefObject<HTMLInputElement | null>;
}

/** The provider's terms, to be accepted with the order; nothing where the provider has none. */
export function Terms({ acceptance, box }: TermsProps) {
  const { t } = useTranslation("orders");
  const { terms, isAccepted, isMissing, accept } = acceptance;
  if (!terms) return null;
  return (
    <Checkbox
      ref={box}
      checked={isAccepted}
      onChange={(event) => accept(event.currentTarget.checked)}
      error={isMissing && t("page.terms.missing")}
      label={
        <Trans
          t={t}
          i18nKey="page.terms.accept"
          values={{ version: terms.version }}
          components={{
            terms: (
              <Anchor href={terms.url} target="_blank" rel="noopener noreferrer" underline="always" inherit />
            ),
          }}
        />
      }
    />
  );
}
