import assert from "node:assert/strict";
import test from "node:test";
import { isSameCode, newSmsCode, smsIsOffered } from "./sms-code.rules.ts";

test("SEC-1 a code has six digits, and the first may be a nought", () => {
  const codes = Array.from({ length: 2_000 }, newSmsCode);
  assert.ok(codes.every((code) => /^\d{6}$/.test(code)));
  assert.ok(codes.some((code) => code.startsWith("0")));
  assert.ok(isSameCode("012345", "012345") && !isSameCode("012345", "012346") && !isSameCode("012345", ""));
});

test("SEC-1 SMS is offered with a gateway, or where the demo's mailbox shows what would be sent", () => {
  const none = { sms: undefined, demo: false, smtpUrl: undefined };
  const sms = { url: "https://sms.example.com", token: "secret" };
  assert.equal(smsIsOffered(none), false);
  assert.equal(smsIsOffered({ ...none, demo: true }), true);
  assert.equal(smsIsOffered({ ...none, demo: true, smtpUrl: "smtp://mail.example.com" }), false);
  assert.equal(smsIsOffered({ ...none, sms }), true);
});
