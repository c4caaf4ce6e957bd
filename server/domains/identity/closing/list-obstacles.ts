import type { AnswerOf } from "../../../../common/contract.ts";
import type { Db } from "../../../platform/database/database.ts";
import { listMembershipRows } from "../../organizations/index.ts";
import type { readClosing } from "./closing.contract.ts";
import { isLastAdministrator } from "./closing.queries.ts";

/** What is in the way of closing an account, and the organizations that it is a member of (ACC-6). */
export async function listObstacles(db: Db, userId: string): Promise<AnswerOf<typeof readClosing>> {
  const memberships = await listMembershipRows(db, userId);
  const last = memberships
    .filter((row) => row.is_last)
    .map((row) => ({
      kind: "last_legal_representative" as const,
      organizationId: row.organization_id,
      name: row.name,
    }));
  const isNeeded = await isLastAdministrator(db, userId);
  return {
    obstacles: [...last, ...(isNeeded ? [{ kind: "last_administrator" as const }] : [])],
    organizations: memberships.map((row) => ({ id: row.organization_id, name: row.name })),
  };
}
