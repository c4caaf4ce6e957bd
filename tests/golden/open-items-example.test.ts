import assert from "node:assert/strict";
import test from "node:test";
import { exampleCsv } from "../../console/pages/staff/accounting/example-csv.ts";
import { readLine } from "../../server/domains/billing/open-items/open-item.rules.ts";
import { readOpenItemsFile } from "../../server/domains/billing/open-items/read-open-items-file.ts";

test("the example of open items that staff download is a file that the import takes", () => {
  const items = readOpenItemsFile(Buffer.from(exampleCsv())).map((line) =>
    "fault" in line ? line : readLine(line),
  );
  assert.equal(items.length, 2);
  assert.deepEqual(
    items.map((item) => ("amountMinor" in item ? item.amountMinor : item)),
    [12960n, 125000n],
  );
});
