-- Organizations and their members.

create table organizations (
  organization_id uuid primary key,
  kind text not null check (kind in ('individual', 'association', 'company')),
  name text not null,
  street text not null default '',
  building_number text not null default '',
  postal_code text not null default '',
  town text not null default '',
  country char(2) not null,
  currency char(3) not null,
  vat_number text,
  vat_number_valid boolean not null default false,
  language text not null check (language in ('en', 'de', 'fr', 'it', 'es')),
  customer_number bigint not null,
  created_at timestamptz not null
);
comment on table organizations is 'A customer of the provider. Its postal country decides its currency: CH and LI pay CHF, the rest EUR.';
select app.protect('organizations', 'select, insert, update');

create sequence customer_number_seq start 10001;
grant usage on sequence customer_number_seq to chalet_platform;
create table customer_numbers (
  customer_number bigint primary key,
  organization_id uuid not null
);
comment on table customer_numbers is 'Which organization a customer number belongs to; unique across organizations.';
grant select, insert on customer_numbers to chalet_platform;

create table members (
  organization_id uuid not null references organizations,
  user_id uuid not null references users,
  role text not null check (role in ('legal_representative', 'administrator', 'collaborator', 'external')),
  has_billing boolean not null default false,
  created_at timestamptz not null,
  primary key (organization_id, user_id)
);
comment on table members is 'A user in an organization, with a role (ORG-2). has_billing: a collaborator was given billing.';
create index on members (user_id);
select app.protect('members', 'select, insert, update, delete');
create policy own on members for select to chalet_app using (user_id = app.actor_user());
create policy own_organizations on organizations for select to chalet_app using (
  exists (select from members m where m.organization_id = organizations.organization_id and m.user_id = app.actor_user()));

alter table users enable row level security;
alter table users force row level security;
create policy own on users to chalet_app using (id = app.actor_user());
create policy fellow_members on users for select to chalet_app using (
  exists (select from members m where m.organization_id = app.organization() and m.user_id = users.id));
create policy platform on users to chalet_platform using (true) with check (true);

-- Who stands behind a session token, and what they are in the organization of the address: one round trip a request.
-- Also makes the user and the key of idempotent answers known to row-level security for the rest of the transaction.
create function app.session_actor(p_token_hash bytea, p_organization_id uuid, p_now timestamptz, p_idle interval)
returns table (session_id uuid, user_id uuid, first_name text, last_name text, email text, language text,
  second_factor_at timestamptz, seen_at timestamptz, staff_role text, member_role text, has_billing boolean)
language plpgsql volatile security definer set search_path = public, pg_temp as $$
#variable_conflict use_column
begin
  select s.id, u.id, u.first_name, u.last_name, u.email, u.language, s.second_factor_at, s.seen_at, t.role, m.role, m.has_billing
  into session_id, user_id, first_name, last_name, email, language, second_factor_at, seen_at, staff_role, member_role, has_billing
  from sessions s
  join users u on u.id = s.user_id
  left join staff t on t.user_id = u.id
  left join members m on m.user_id = u.id and m.organization_id = p_organization_id
  where s.token_hash = p_token_hash and s.ended_at is null and s.expires_at > p_now and s.seen_at > p_now - p_idle;
  if session_id is not null then
    perform set_config('app.user', session_actor.user_id::text, true), set_config('app.actor', 'user:' || session_actor.user_id, true);
    return next;
  end if;
end $$;
alter function app.session_actor owner to chalet_platform;
revoke execute on function app.session_actor from public;
grant execute on function app.session_actor to chalet_app, chalet_platform;
