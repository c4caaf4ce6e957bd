import { createServer } from "node:http";
import pg from "pg";

// What the API is measured against: node:http and pg, nothing else. Started by api-read.bench.ts, which sets the environment.
const pool = new pg.Pool({
  connectionString: process.env.DATABASE_URL,
  max: Number(process.env.CHALET_DATABASE_CONNECTIONS),
});

const statement = {
  name: "products",
  text: `
    select p.id, p.label, p.plan_id as "planId", plan.names ->> 'en' as "planName", plan.family_id as "familyId", f.icon, p.state,
      p.period, p.starts_on::text as "startsOn", p.expires_on::text as "expiresOn", p.unit_price_minor::int as minor, p.currency,
      p.created_at as "createdAt"
    from products p join plans plan on plan.id = p.plan_id join plan_families f on f.id = plan.family_id
    where p.organization_id = $1 order by p.created_at desc, p.id desc limit 100`,
  values: [process.env.ORGANIZATION],
};

const server = createServer(async (_request, response) => {
  const { rows } = await pool.query(statement);
  const body = JSON.stringify({ items: rows, next: null });
  response.writeHead(200, { "content-type": "application/json; charset=utf-8" }).end(body);
});

server.listen(0, "127.0.0.1", () => {
  const address = server.address();
  if (address && typeof address === "object") process.stdout.write(`listening on ${address.port}\n`);
});
