import type pg from "pg";

/** The address of a database as DATABASE_URL takes it; the folder of a socket stands in the query, where it precedes the host. */
export function databaseUrlOf(connection: pg.PoolConfig): string {
  if (connection.connectionString) return connection.connectionString;
  const { host = "localhost", port, user = "", password, database } = connection;
  const account = typeof password === "string" ? `${user}:${encodeURIComponent(password)}` : user;
  if (!host.startsWith("/")) return `postgres://${account}@${host}:${port}/${database}`;
  return `postgres://${account}@localhost/${database}?host=${encodeURIComponent(host)}&port=${port}`;
}
