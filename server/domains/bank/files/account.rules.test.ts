import assert from "node:assert/strict";
import test from "node:test";
import { StatementFileError } from "../statements/statement-file-error.ts";
import { ownAccounts } from "./account.rules.ts";

const accounts = [
  {
    currency: "CHF",
    iban: "CH93 0076 2011 6238 5295 7",
    qrIban: "CH4431999123000889012",
    bic: "POFICHBEXXX",
  },
];
const header = (account: string) =>
  ({ account, accountAt: { line: 4, column: 7 } }) as Parameters<ReturnType<typeof ownAccounts>>[0];

test("MON-6 a statement names the account by IBAN or QR-IBAN, with spaces or without: it is one account", () => {
  const accountOf = ownAccounts(accounts);
  assert.equal(accountOf(header("CH9300762011623852957")), "CH9300762011623852957");
  assert.equal(accountOf(header("CH44 3199 9123 0008 8901 2")), "CH9300762011623852957");
});

test("MON-6 a statement of a foreign account is refused with its account", () => {
  assert.throws(
    () => ownAccounts(accounts)(header("CH5604835012345678009")),
    (error) => error instanceof StatementFileError && error.params.account === "CH5604835012345678009",
  );
});
