import test from "node:test";
import type { Node } from "oxc-parser";
import { assertNone, assertSame } from "./support/assert-none.ts";
import { importsOf } from "./support/imports.ts";
import { isTest, nameOf, placesWhere, readSources } from "./support/sources.ts";

const program = readSources((path) => !isTest(path) && !path.startsWith("bin/"));
const server = program.filter(({ path }) => path.startsWith("server/"));
const filesOf = (places: readonly string[]) => places.map((place) => place.replace(/:\d+$/, ""));

/** What a program calls others with. */
const callers =
  /^(node:)?(http|https|http2|net|tls|dgram|dns|child_process|cluster|worker_threads)$|^(undici|axios|got|nodemailer|openid-client|ws|grpc|ssh2)$/;

/** Parts of those that only look at a text. */
const looks = new Set(["isIP", "isIPv4", "isIPv6", "BlockList", "SocketAddress"]);

/** Who may call, or listen: providers, and these. */
const mayCall = {
  "server/platform/mail/smtp.ts": "hands mails to the SMTP server, from a job in open mode",
  "server/platform/database/embedded-process.ts": "starts the embedded PostgreSQL",
  "server/platform/database/embedded-server.ts": "finds it a free port",
  "server/platform/database/embedded-lock.ts": "asks whether its process still runs",
  "server/platform/database/embedded.ts": "looks for its program",
  "server/platform/threads/work-in-thread.ts": "begins a thread of the program's own",
  "server/platform/threads/serve-thread.ts": "is that thread",
  "server/platform/threads/lasting-thread.ts": "begins a thread of the program's own that stays",
  "server/platform/threads/answer-in-thread.ts": "is that thread",
  "server/program/free-port.ts": "finds a free port for the greeting",
};

test("the server calls the outside world in providers and in few named places", () => {
  const imports = server
    .flatMap(importsOf)
    .filter(
      ({ to, typeOnly, names }) => callers.test(to) && !typeOnly && !names.every((name) => looks.has(name)),
    );
  const fetches = placesWhere(server, (node) => {
    const name =
      node.type === "CallExpression" || node.type === "NewExpression" ? nameOf(node.callee) : undefined;
    return /^(globalThis\.)?(fetch|WebSocket|EventSource|XMLHttpRequest)$/.test(name ?? "");
  });
  const files = [...imports.map(({ from }) => from), ...filesOf(fetches)];
  assertSame(
    files.filter((file) => !file.startsWith("server/providers/")),
    Object.keys(mayCall),
    "Put the call into a provider, which open mode alone can reach; keep the list here true:",
  );
});

test("the console calls our own API alone, in one place", () => {
  const browser = program.filter(
    ({ path }) => /^(console|key|help)\//.test(path) && !path.endsWith(".config.ts"),
  );
  const calls = placesWhere(browser, (node) => {
    const name =
      node.type === "CallExpression" || node.type === "NewExpression" ? nameOf(node.callee) : undefined;
    return /^((globalThis|window)\.)?(fetch|WebSocket|EventSource|XMLHttpRequest)$|\.sendBeacon$/.test(
      name ?? "",
    );
  });
  assertNone(
    calls.filter((place) => !place.startsWith("console/api/")),
    "Call through console/api:",
  );
});

/** True inside a function that is handed to `ctx.write` or `ctx.read`: a transaction is open there. */
function isInTransaction(above: readonly Node[]): boolean {
  return above.some((outer, at) => {
    const call = above[at - 1];
    return (
      /^(Arrow)?Function/.test(outer.type) &&
      call?.type === "CallExpression" &&
      call.callee !== outer &&
      /(^|\.)(ctx|context|open)\.(write|read)$|\.database\.transaction$/.test(nameOf(call.callee) ?? "")
    );
  });
}

test("no transaction is open while the outside world is called, nor while another one begins", () => {
  const mixed = placesWhere(server, (node, above) => {
    if (!isInTransaction(above)) return false;
    if (node.type === "MemberExpression") return /(^|\.)(ctx|services)\.providers$/.test(nameOf(node) ?? "");
    const name = node.type === "CallExpression" ? (nameOf(node.callee) ?? "") : "";
    return /^(ctx|context|open)\.(write|read)$|\.database\.transaction$|^sendBySmtp$/.test(name);
  });
  assertNone(mixed, "Call first, then hand the answer to one short transaction:");
});
