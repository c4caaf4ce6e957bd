import type { OpenContext } from "../../../platform/context.ts";
import { AppError } from "../../../platform/errors.ts";
import type { Language } from "../../../platform/i18n/i18n.ts";
import { newSecret } from "../../../platform/ids.ts";
import { normalizeEmail } from "../../../platform/mail/normalize-email.ts";
import type { Http } from "../../../platform/request/http.ts";
import { startFlow } from "../flows/flow.queries.ts";
import { judgePassword } from "../passwords/judge-password.ts";
import { emailIsTaken } from "./account.queries.ts";

const linkHours = 24;

export interface SignUp {
  readonly email: string;
  readonly password: string;
  readonly firstName: string;
  readonly lastName: string;
  readonly language: Language;
  readonly organization: {
    readonly kind: "individual" | "association" | "company";
    readonly name?: string | undefined;
    readonly country: string;
  };
}

/**
 * Writes a mail with a link that confirms the address (ACC-1). Nothing exists before the link is used, so nobody can take an address
 * that is not theirs. Somebody who has an account already gets a mail that says so; the answer is the same.
 */
export async function signUp(ctx: OpenContext, http: Http, input: SignUp): Promise<undefined> {
  const email = normalizeEmail(input.email);
  const organizationName = input.organization.name?.trim() ?? "";
  if (input.organization.kind !== "individual" && !organizationName) {
    throw new AppError("platform.invalid_input", {}, [{ path: "organization.name", code: "field.required" }]);
  }
  const { hash: passwordHash } = await judgePassword(ctx.config, input.password, {
    names: [email, input.firstName, input.lastName, organizationName],
    hasFactor: false,
  });
  const browserSecret = newSecret();
  await ctx.write(async (tx) => {
    const taken = await emailIsTaken(tx.db, email);
    const secret = await startFlow(tx.db, {
      purpose: "sign_up",
      browserSecret,
      payload: taken ? {} : { ...input, password: undefined, email, passwordHash },
      now: tx.clock.now(),
      minutes: linkHours * 60,
    });
    // Nothing that was typed goes into a mail to an address that may be somebody else's.
    await tx.addMail({
      to: email,
      language: input.language,
      template: taken ? "identity.already_registered" : "identity.confirm_address",
      link: taken ? "/sign-in" : `/confirm?token=${secret}`,
    });
  });
  http.setCookie("step", { value: browserSecret, maxAge: linkHours * 3600 });
  return undefined;
}
