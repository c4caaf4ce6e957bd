import assert from "node:assert/strict";
import test from "node:test";
import { memberRoles } from "../../../../common/permissions.ts";
import { mailsOf, mayManage, rolesBeyond } from "./member.rules.ts";

test("ORG-2, ORG-5, pattern 32: who may invite, change or remove whom", () => {
  const may = memberRoles.map((acting) => memberRoles.filter((other) => mayManage(acting, other)));
  assert.deepEqual(may, [
    ["legal_representative", "administrator", "collaborator", "external"],
    ["administrator", "collaborator", "external"],
    [],
    [],
  ]);
  assert.deepEqual(rolesBeyond("administrator"), ["legal_representative"]);
  assert.deepEqual(rolesBeyond("collaborator"), memberRoles);
});

test("ORG-3 mails are what was chosen, else what is usual, and never what the role does not see", () => {
  const member = { has_billing: false, billing_mails: null, product_mails: null } as const;
  assert.deepEqual(mailsOf({ ...member, role: "legal_representative" }), { billing: true, products: true });
  assert.deepEqual(mailsOf({ ...member, role: "administrator" }), { billing: false, products: false });
  const wants = { billing_mails: true, product_mails: true };
  assert.deepEqual(mailsOf({ ...wants, role: "administrator", has_billing: true }), {
    billing: true,
    products: true,
  });
  assert.deepEqual(mailsOf({ ...wants, role: "collaborator", has_billing: true }), {
    billing: true,
    products: false,
  });
  assert.deepEqual(mailsOf({ ...wants, role: "external", has_billing: false }), {
    billing: false,
    products: false,
  });
});
