export { normalizeEmail } from "../../../platform/mail/normalize-email.ts";
