import { useQuery } from "@tanstack/react-query";
import {
  askUnlock,
  clearLock,
  listLocks,
  unlock,
} from "../../server/domains/identity/locks/lock.contract.ts";
import { queryFor, useAct } from "../api/query.ts";
import { useMay, useOrganizationId } from "./organizations.ts";

/** The members of the organization in the address whom the reader may unlock; none for those who may unlock nobody. */
export function useLockedMembers(): ReadonlySet<string> {
  const organizationId = useOrganizationId();
  const mayUnlock = useMay("members.manage");
  const locks = useQuery({
    ...queryFor(listLocks, { params: { organizationId } }, ["locks", "members"]),
    enabled: mayUnlock,
  });
  return new Set(locks.data?.items.map(({ userId }) => userId));
}

export const useClearLock = () => useAct(clearLock, { changes: ["locks"] });
export const useAskUnlock = () => useAct(askUnlock, { changes: [] });
export const useUnlock = () => useAct(unlock, { changes: [] });
