import { type BaseContext, userOf } from "../../../platform/context.ts";

/** Whose products the actor sees: all of the organization (undefined), or those given to this user (ORG-2). */
export function onlyGivenTo(ctx: BaseContext): string | undefined {
  return ctx.can("products.read_all") ? undefined : userOf(ctx);
}
