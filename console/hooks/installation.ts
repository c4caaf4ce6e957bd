import { useSuspenseQuery } from "@tanstack/react-query";
import { readInstallation } from "../../server/domains/identity/sessions/session.contract.ts";
import { queryFor } from "../api/query.ts";

/** The provider and its day; read once, before anything shows. */
export const installationQuery = () => ({
  ...queryFor(readInstallation, {}, []),
  staleTime: Number.POSITIVE_INFINITY,
});

export function useInstallation() {
  return useSuspenseQuery(installationQuery()).data;
}
