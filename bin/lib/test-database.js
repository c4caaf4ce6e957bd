import { existsSync, mkdirSync, readdirSync, rmSync } from "node:fs";
import { join } from "node:path";
import { startEmbeddedPostgres } from "../../server/platform/database/embedded.ts";

/** What is lost in a power cut does not matter to a database that lives as long as the tests. */
const settings = { fsync: "off", synchronous_commit: "off", full_page_writes: "off", max_connections: "200" };

/** Starts the server that the tests share, in a folder that goes with it. */
export async function startTestDatabase(folder) {
  mkdirSync(folder, { recursive: true });
  const server = await startEmbeddedPostgres({ dataFolder: folder, settings });
  return { url: connectionUrl(server.connection), stop: () => server.stop() };
}

/** The address as pg, libpq and `URL` read it. The folder of a socket stands in the query, where it precedes the host. */
export function connectionUrl({ host, port, user, database, password }) {
  const account = password ? `${user}:${encodeURIComponent(password)}` : user;
  if (!host.startsWith("/")) return `postgres://${account}@${host}:${port}/${database}`;
  return `postgres://${account}@localhost/${database}?host=${encodeURIComponent(host)}&port=${port}`;
}

/** Removes what killed runs left behind, with the servers that still run there. */
export async function removeLeftovers(cache) {
  if (!existsSync(cache)) return;
  for (const name of readdirSync(cache)) {
    const pid = Number(/^test-(\d+)$/.exec(name)?.[1]);
    if (!pid || isRunning(pid)) continue;
    const folder = join(cache, name);
    if (existsSync(join(folder, "postgres", "postmaster.pid"))) {
      const server = await startEmbeddedPostgres({ dataFolder: folder, settings }).catch(() => undefined);
      await server?.stop();
    }
    rmSync(folder, { recursive: true, force: true });
  }
}

function isRunning(pid) {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return error.code === "EPERM";
  }
}
