import { useSessionStorage } from "@mantine/hooks";
import { useSuspenseQuery } from "@tanstack/react-query";
import { useEffect } from "react";
import type { z } from "zod";
import type { AnswerOf } from "../../common/contract.ts";
import {
  archiveBillingAddress,
  changeBillingAddress,
  chooseDefaultBillingAddress,
  createBillingAddress,
  listBillingAddresses,
} from "../../server/domains/organizations/billing-addresses/billing-address.contract.ts";
import { listFor, queryFor, useAct } from "../api/query.ts";

export type BillingAddress = AnswerOf<typeof createBillingAddress>;
export type BillingAddressSearch = Pick<z.output<typeof listBillingAddresses.query>, "state">;

export const billingAddressList = (organizationId: string, search: BillingAddressSearch) =>
  listFor(listBillingAddresses, { params: { organizationId }, query: search }, ["organization"]);

/** All that can be chosen: there are 50 at most. */
export const activeBillingAddressesQuery = (organizationId: string) =>
  queryFor(listBillingAddresses, { params: { organizationId }, query: { state: "active", limit: 50 } }, [
    "organization",
  ]);

export const useCreateBillingAddress = () => useAct(createBillingAddress, { changes: ["organization"] });
export const useChangeBillingAddress = () => useAct(changeBillingAddress, { changes: ["organization"] });
export const useArchiveBillingAddress = () => useAct(archiveBillingAddress, { changes: ["organization"] });
export const useChooseDefaultBillingAddress = () =>
  useAct(chooseDefaultBillingAddress, { changes: ["organization"] });

/** The choice in the storage for the organization's own address; nothing stands there while nobody chose. */
const own = "own";

/**
 * Whom the order in the cart is billed to: the billing address that was chosen, null for the organization's own. It is the default
 * until somebody chooses, and lives in the tab's storage as the cart does.
 */
export function usePayer(organizationId: string) {
  const addresses = useSuspenseQuery(activeBillingAddressesQuery(organizationId)).data.items;
  const [chosen, setChosen, forget] = useSessionStorage<string>({
    key: `chalet.payer.${organizationId}`,
    defaultValue: "",
    getInitialValueInEffect: false,
  });
  const usual = addresses.find(({ isDefault }) => isDefault)?.id ?? null;
  return {
    addresses,
    billingAddressId: chosen === "" ? usual : chosen === own ? null : chosen,
    isChosen: chosen !== "",
    choose: (billingAddressId: string | null) => setChosen(billingAddressId ?? own),
    forget,
  };
}

export type Payer = ReturnType<typeof usePayer>;

/** The same where the order is placed: what was proposed stays proposed, though the default changes elsewhere meanwhile. */
export function usePinnedPayer(organizationId: string): Payer {
  const payer = usePayer(organizationId);
  const { isChosen, billingAddressId, choose } = payer;
  useEffect(() => {
    if (!isChosen) choose(billingAddressId);
  }, [isChosen, billingAddressId, choose]);
  return payer;
}
