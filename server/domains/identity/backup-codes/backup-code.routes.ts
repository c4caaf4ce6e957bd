import { route } from "../../../platform/request/route.ts";
import * as contract from "./backup-code.contract.ts";
import { renewBackupCodes } from "./renew-backup-codes.ts";

export const backupCodeRoutes = [
  route(contract.renewBackupCodes, (ctx) => renewBackupCodes(ctx), { reach: "platform" }),
];
