import test from "node:test";
import { assertNone, assertSame } from "./support/assert-none.ts";
import { linesOf, openSchema } from "./support/schema.ts";

const { client, tables, customers } = await openSchema();
const roles = ["chalet_app", "chalet_platform"];

test("the program's roles are neither superuser nor owner nor free of row-level security", async () => {
  const wrong = await linesOf(
    client,
    `select rolname as line from pg_roles where rolname = any($1)
       and (rolsuper or rolbypassrls or rolcreaterole or rolcreatedb or rolreplication or rolcanlogin)`,
    [roles],
  );
  assertNone(wrong, "Take the attribute away: the roles are taken by SET ROLE and can do nothing else:");
  const owned = await linesOf(
    client,
    `select format('%s owns %s', pg_get_userbyid(c.relowner), c.oid::regclass) as line from pg_class c where pg_get_userbyid(c.relowner) = any($1)
     union all select format('%s owns schema %s', pg_get_userbyid(nspowner), nspname) from pg_namespace where pg_get_userbyid(nspowner) = any($1)
     union all select format('chalet_app owns %s', p.oid::regprocedure) from pg_proc p where pg_get_userbyid(p.proowner) = 'chalet_app'`,
    [roles],
  );
  assertNone(owned, "Let the owner of the database own it:");
  const inherited = await linesOf(
    client,
    `select format('%s is in %s', m.rolname, g.rolname) as line
     from pg_auth_members a join pg_roles m on m.oid = a.member join pg_roles g on g.oid = a.roleid where m.rolname = any($1)`,
    [roles],
  );
  assertNone(inherited, "The roles are in no other role:");
});

test("every table of customers forces row-level security, with the one rule for members", async () => {
  const open = await linesOf(
    client,
    "select relname as line from pg_class where relname = any($1) and relnamespace = 'public'::regnamespace and not (relrowsecurity and relforcerowsecurity)",
    [customers],
  );
  assertNone(open, "Call app.protect for the table:");
  const rule = "(organization_id = app.organization())";
  const ruled = await linesOf(
    client,
    `select tablename as line from pg_policies where schemaname = 'public' and cmd = 'ALL' and permissive = 'PERMISSIVE'
       and roles = '{chalet_app}' and qual = $1 and with_check = $1`,
    [rule],
  );
  assertSame(ruled, customers, `Members see the rows of ${rule} alone:`);
  const across = await linesOf(
    client,
    "select tablename as line from pg_policies where schemaname = 'public' and cmd = 'ALL' and roles = '{chalet_platform}' and tablename = any($1)",
    [customers],
  );
  assertSame(across, customers, "The role across organizations has its own rule:");
});

/** Rules that let a member's request see more than its organization: the user's own. */
const furtherRules = [
  "audit_heads own SELECT",
  "idempotency_keys own ALL",
  "members own SELECT",
  "organizations own_organizations SELECT",
  "user_audit own ALL",
  "users fellow_members SELECT",
  "users own ALL",
];

test("further rules of row-level security stand on a short list", async () => {
  const rules = await linesOf(
    client,
    `select format('%s %s %s', tablename, policyname, cmd) as line from pg_policies
     where schemaname = 'public' and not (policyname = 'organization' and cmd = 'ALL') and not roles = '{chalet_platform}'`,
  );
  assertSame(
    rules,
    furtherRules,
    "Each rule widens what a request can see; name it here and prove it in schema-tenants:",
  );
  const strangers = await linesOf(
    client,
    "select format('%s %s %s', tablename, policyname, roles::text) as line from pg_policies where schemaname = 'public' and roles not in ('{chalet_app}', '{chalet_platform}')",
  );
  assertNone(strangers, "Rules are for chalet_app or chalet_platform:");
});

/** What a member's request may do with tables that are not customers'. */
const providersRights = [
  "audit_heads SELECT",
  "idempotency_keys DELETE",
  "idempotency_keys INSERT",
  "idempotency_keys SELECT",
  "idempotency_keys UPDATE",
  "plan_families SELECT",
  "plan_family_tiers SELECT",
  "plan_option_prices SELECT",
  "plan_options SELECT",
  "plan_prices SELECT",
  "plans SELECT",
  "user_audit SELECT",
  "users SELECT",
];

/** The columns that a member's request may read or change where it may not the whole table: no hash of a link, no confirmed address. */
const columnRights = [
  "invitations.accepted_by SELECT",
  "invitations.created_at SELECT",
  "invitations.decided_at SELECT",
  "invitations.decided_at UPDATE",
  "invitations.email SELECT",
  "invitations.expires_at SELECT",
  "invitations.expires_at UPDATE",
  "invitations.has_billing SELECT",
  "invitations.id SELECT",
  "invitations.invited_by SELECT",
  "invitations.language SELECT",
  "invitations.organization_id SELECT",
  "invitations.role SELECT",
  "invitations.secret_hash UPDATE",
  "invitations.sent_at SELECT",
  "invitations.sent_at UPDATE",
  "invitations.state SELECT",
  "invitations.state UPDATE",
  "users.first_name UPDATE",
  "users.language UPDATE",
  "users.last_name UPDATE",
];

test("a member's request reaches no credentials, sessions, flows, mails, nor the bank", async () => {
  const rights = await linesOf(
    client,
    `select format('%s %s', t, r) as line from unnest($1::text[]) t,
       unnest(array['SELECT', 'INSERT', 'UPDATE', 'DELETE', 'TRUNCATE', 'REFERENCES', 'TRIGGER']) r
     where has_table_privilege('chalet_app', format('public.%I', t), r)`,
    [tables.filter((table) => !customers.includes(table))],
  );
  assertSame(rights, providersRights, "Write a function of the schema app that does the one thing:");
  const columns = await linesOf(
    client,
    `select format('%s.%s %s', c.relname, a.attname, r) as line
     from pg_attribute a
     join pg_class c on c.oid = a.attrelid and c.relkind = 'r' and c.relnamespace = 'public'::regnamespace,
       unnest(array['INSERT', 'UPDATE', 'SELECT']) r
     where a.attnum > 0 and not a.attisdropped
       and has_column_privilege('chalet_app', c.oid, a.attnum, r) and not has_table_privilege('chalet_app', c.oid, r)`,
  );
  assertSame(columns, columnRights, "Name the columns a user may change:");
});

test("nobody empties, rebuilds or watches a table; the public has nothing", async () => {
  const rights = await linesOf(
    client,
    `select format('%s %s %s', grantee, table_name, privilege_type) as line from information_schema.role_table_grants
     where table_schema = 'public' and (grantee = 'PUBLIC' or (grantee = any($1) and privilege_type in ('TRUNCATE', 'TRIGGER', 'REFERENCES', 'MAINTAIN')))`,
    [roles],
  );
  assertNone(rights, "Revoke it:");
  const makers = await linesOf(
    client,
    `select format('%s may create in %s', r, n.nspname) as line from unnest($1::text[] || 'public'::text) r, pg_namespace n
     where n.nspname in ('public', 'app', 'graphile_worker') and has_schema_privilege(r, n.nspname, 'CREATE')`,
    [roles],
  );
  assertSame(makers, ["chalet_platform may create in app"], "Revoke create on the schema:");
});

/** Functions that write for any organization, though a member's request may call them; what keeps them narrow. */
const forAnyOrganization: Record<string, string> = {
  add_audit: "only adds a row to a log; the wrapper says which",
  add_mail: "only adds a mail, which nobody reads back",
  add_mails: "only adds mails, which nobody reads back",
};

test("functions with more rights than their caller have a fixed path, and are offered by name", async () => {
  const loose = await linesOf(
    client,
    `select p.oid::regprocedure::text as line from pg_proc p join pg_namespace n on n.oid = p.pronamespace
     where p.prosecdef and n.nspname in ('app', 'public')
       and not coalesce('search_path=public, pg_temp' = any(p.proconfig), false)`,
  );
  assertNone(loose, "Add `set search_path = public, pg_temp`:");
  const free = await linesOf(
    client,
    `select p.oid::regprocedure::text as line from pg_proc p join pg_namespace n on n.oid = p.pronamespace
     where p.prosecdef and n.nspname in ('app', 'public') and p.prorettype <> 'trigger'::regtype
       and exists (select from aclexplode(coalesce(p.proacl, acldefault('f', p.proowner))) a where a.grantee = 0)`,
  );
  assertNone(free, "Revoke execute from public, and grant it to the role that needs it:");
  const acting = await linesOf(
    client,
    `select p.proname as line from pg_proc p join pg_namespace n on n.oid = p.pronamespace
     where p.prosecdef and n.nspname = 'app' and has_function_privilege('chalet_app', p.oid, 'execute')
       and 'p_organization_id' = any(p.proargnames) and p.prosrc !~ 'app.assert_own\\(p_organization_id\\)'
       and p.prosrc ~* '\\minsert\\M|\\mupdate\\M|\\mdelete\\M'
     union
     select p.proname from pg_proc p join pg_namespace n on n.oid = p.pronamespace
     where p.prosecdef and n.nspname = 'app' and has_function_privilege('chalet_app', p.oid, 'execute') and p.proname in ('add_mails')`,
  );
  assertSame(
    acting,
    Object.keys(forAnyOrganization),
    "Begin with `perform app.assert_own(p_organization_id)`:",
  );
});

/** Functions with the rights of the owner of the database, who owns the queue of jobs. */
const ownersFunctions = ["app.add_job", "app.add_jobs", "app.list_jobs", "app.restart_job"];

test("functions with more rights than their caller have those of chalet_platform, not of the owner", async () => {
  const owners = await linesOf(
    client,
    `select n.nspname || '.' || p.proname as line from pg_proc p join pg_namespace n on n.oid = p.pronamespace
     where p.prosecdef and n.nspname in ('app', 'public') and pg_get_userbyid(p.proowner) <> 'chalet_platform'`,
  );
  assertSame(new Set(owners), ownersFunctions, "Add `alter function … owner to chalet_platform`:");
});
