import { sql } from "kysely";
import type { Db } from "../../../platform/database/database.ts";
import type { Language } from "../../../platform/i18n/i18n.ts";

/** A call of a provisioning module; `occasion` is the same for every try of it (CAT-6). */
export interface Step {
  readonly organizationId: string;
  readonly productId: string;
  readonly step: "create" | "suspend" | "resume" | "terminate";
  readonly occasion: string;
}

/** Notes that a step begins, or begins again; false when it was done already. */
export async function beginStep(db: Db, step: Step, at: string): Promise<boolean> {
  const { rows } = await sql<{ open: boolean }>`
    insert into provisioning_steps as s (organization_id, product_id, step, occasion, started_at)
    values (${step.organizationId}, ${step.productId}, ${step.step}, ${step.occasion}, ${at})
    on conflict (organization_id, product_id, step, occasion) do update set attempts = s.attempts + 1
    returning done_at is null as open`.execute(db);
  return rows[0]?.open === true;
}

/** Notes that a step is done; false when another run of it was faster. */
export async function finishStep(db: Db, step: Step, at: string): Promise<boolean> {
  const { numUpdatedRows } = await db
    .updateTable("provisioning_steps")
    .set({ done_at: at })
    .where("organization_id", "=", step.organizationId)
    .where("product_id", "=", step.productId)
    .where("step", "=", step.step)
    .where("occasion", "=", step.occasion)
    .where("done_at", "is", null)
    .executeTakeFirst();
  return numUpdatedRows > 0n;
}

/** What a module must know of a product, and which module it is. */
export async function findProvisioning(db: Db, organizationId: string, productId: string) {
  const product = await db
    .selectFrom("products as p")
    .innerJoin("plans", "plans.id", "p.plan_id")
    .select(["p.plan_id as planId", "p.label", "p.state", "p.order_id as orderId", "plans.module"])
    .where("p.organization_id", "=", organizationId)
    .where("p.id", "=", productId)
    .executeTakeFirst();
  return product && { ...product, options: await listOptionKeys(db, organizationId, productId) };
}

async function listOptionKeys(db: Db, organizationId: string, productId: string): Promise<string[]> {
  const rows = await db
    .selectFrom("product_options as p")
    .innerJoin("plan_options as o", (join) =>
      join.onRef("o.plan_id", "=", "p.plan_id").onRef("o.id", "=", "p.option_id"),
    )
    .select("o.module_key as key")
    .where("p.organization_id", "=", organizationId)
    .where("p.product_id", "=", productId)
    .orderBy("o.position")
    .execute();
  return rows.map(({ key }) => key);
}

/** Makes a pending product active with what its module says; false when it was not pending. */
export async function activate(
  db: Db,
  organizationId: string,
  productId: string,
  access: string,
): Promise<boolean> {
  const { numUpdatedRows } = await db
    .updateTable("products")
    .set({ state: "active", access })
    .where("organization_id", "=", organizationId)
    .where("id", "=", productId)
    .where("state", "=", "pending")
    .executeTakeFirst();
  return numUpdatedRows > 0n;
}

/** The products of an order, locked so that only one of them finds itself the last to be ready. */
export async function lockProductsOfOrder(db: Db, organizationId: string, orderId: string) {
  return db
    .selectFrom("products")
    .select(["id", "label", "state"])
    .where("organization_id", "=", organizationId)
    .where("order_id", "=", orderId)
    .orderBy("id")
    .forUpdate()
    .execute();
}

/** Who placed an order, as long as they are in the organization. */
export async function findOrderer(db: Db, organizationId: string, orderId: string) {
  const { rows } = await sql<{ id: string; email: string; language: Language; number: bigint }>`
    select u.id, u.email, u.language, o.number
    from orders o
    join members m on m.organization_id = o.organization_id and m.user_id = o.placed_by
    join users u on u.id = m.user_id
    where o.organization_id = ${organizationId} and o.id = ${orderId}`.execute(db);
  return rows[0];
}
