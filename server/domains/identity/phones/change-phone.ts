import { userOf, type WriteContext } from "../../../platform/context.ts";
import { AppError } from "../../../platform/errors.ts";
import { deletePhone, keepPhone } from "./phone.queries.ts";
import { phoneNumberOf } from "./phone.rules.ts";

/** Sets the telephone number of the signed-in user, or removes it where nothing was typed. */
export async function changePhone(ctx: WriteContext, typed: string): Promise<undefined> {
  const userId = userOf(ctx);
  if (typed === "") {
    await deletePhone(ctx.db, userId);
    return undefined;
  }
  const number = phoneNumberOf(typed);
  if (!number)
    throw new AppError("platform.invalid_input", {}, [{ path: "number", code: "field.phone_number" }]);
  await keepPhone(ctx.db, userId, number, ctx.clock.now());
  return undefined;
}
