-- The platform: roles, tenant settings, row-level security, jobs' door, audit, limits, idempotency, mails, documents.

create extension if not exists btree_gist;
create schema app;

-- chalet_app works inside one organization or for one user; chalet_platform works across organizations and is taken by name.
-- Neither can log in, neither owns anything but the functions named below, neither is free of row-level security.
-- An administrator may have made them, and granted them to the role that migrates, where that role may not do so itself.
do $$
declare
  v_role text;
begin
  foreach v_role in array array['chalet_app', 'chalet_platform'] loop
    if to_regrole(v_role) is null then
      begin execute format('create role %I nologin', v_role); exception when duplicate_object or unique_violation then null; end;
    end if;
    begin execute format('grant %I to %I', v_role, current_user); exception when insufficient_privilege then null; end;
  end loop;
end $$;

revoke create on schema public from public;
grant usage on schema public, app to chalet_app, chalet_platform;
grant create on schema app to chalet_platform;

-- Settings of the running transaction, set by the request wrapper with set_config(…, is_local => true).
create function app.organization() returns uuid language sql stable parallel safe
  return nullif(current_setting('app.organization', true), '')::uuid;
create function app.actor_user() returns uuid language sql stable parallel safe
  return nullif(current_setting('app.user', true), '')::uuid;
create function app.actor_key() returns text language sql stable parallel safe
  return nullif(current_setting('app.actor', true), '');

-- Puts a table of customers behind row-level security: chalet_app sees the rows of app.organization() only.
create function app.protect(target regclass, app_rights text, platform_rights text default 'select, insert, update, delete')
returns void language plpgsql as $$
begin
  execute format('alter table %s enable row level security', target);
  execute format('alter table %s force row level security', target);
  execute format('create policy organization on %s to chalet_app using (organization_id = app.organization()) with check (organization_id = app.organization())', target);
  execute format('create policy platform on %s to chalet_platform using (true) with check (true)', target);
  execute format('grant %s on %s to chalet_app', app_rights, target);
  execute format('grant %s on %s to chalet_platform', platform_rights, target);
end $$;

-- Refuses every change of rows that only grow.
create function app.refuse_change() returns trigger language plpgsql as $$
begin
  raise exception 'rows of % are never changed or deleted', tg_table_name using errcode = 'restrict_violation';
end $$;
create function app.only_grows(target regclass) returns void language plpgsql as $$
begin
  execute format('create trigger only_grows before update or delete on %s for each row execute function app.refuse_change()', target);
  execute format('create trigger never_emptied before truncate on %s for each statement execute function app.refuse_change()', target);
end $$;

-- Version 7 ids (RFC 9562, section 5.7) for rows that SQL makes; the program makes its own.
create function app.uuidv7() returns uuid language sql volatile parallel safe
  return encode(
    set_bit(set_bit(
      overlay(uuid_send(gen_random_uuid())
        placing substring(int8send(floor(extract(epoch from clock_timestamp()) * 1000)::bigint) from 3)
        from 1 for 6),
      52, 1), 53, 1), 'hex')::uuid;

-- --- audit -------------------------------------------------------------------------------------------------

create table organization_audit (
  organization_id uuid not null,
  sequence bigint not null,
  happened_at timestamptz not null,
  actor_kind text not null check (actor_kind in ('visitor', 'user', 'member', 'staff', 'system')),
  actor_user_id uuid,
  actor_name text not null,
  session_id uuid,
  request_id text,
  address inet,
  action text not null,
  subject_kind text,
  subject_id uuid,
  details jsonb not null default '{}',
  previous_hash bytea not null,
  hash bytea not null,
  primary key (organization_id, sequence)
);
comment on table organization_audit is 'Who did what in an organization (SEC-11). Only grows; each row carries the hash of the one before.';

create table user_audit (
  user_id uuid not null,
  sequence bigint not null,
  happened_at timestamptz not null,
  actor_kind text not null check (actor_kind in ('visitor', 'user', 'member', 'staff', 'system')),
  actor_user_id uuid,
  actor_name text not null,
  session_id uuid,
  request_id text,
  address inet,
  action text not null,
  subject_kind text,
  subject_id uuid,
  details jsonb not null default '{}',
  previous_hash bytea not null,
  hash bytea not null,
  primary key (user_id, sequence)
);
comment on table user_audit is 'Who did what to a user account (SEC-10). Only grows; each row carries the hash of the one before.';

create table audit_heads (
  chain text primary key,
  sequence bigint not null,
  hash bytea not null
);
comment on table audit_heads is 'The last row of each audit chain, so that a missing tail is found too; locked while a row is added.';

select app.only_grows('organization_audit');
select app.only_grows('user_audit');
select app.protect('organization_audit', 'select', 'select');
alter table user_audit enable row level security;
alter table user_audit force row level security;
create policy own on user_audit to chalet_app using (user_id = app.actor_user());
create policy platform on user_audit to chalet_platform using (true) with check (true);
grant select on user_audit to chalet_app, chalet_platform;
grant insert on organization_audit, user_audit to chalet_platform;
grant select, insert, update on audit_heads to chalet_platform;

-- The text that is hashed: every column in a fixed order and form, so that any change of a row shows.
create function app.audit_hash(
  previous bytea, chain text, sequence bigint, happened_at timestamptz, actor_kind text, actor_user_id uuid, actor_name text,
  session_id uuid, request_id text, address inet, action text, subject_kind text, subject_id uuid, details jsonb
) returns bytea language sql immutable
  return sha256(previous || convert_to(jsonb_build_array(
    chain, sequence, (extract(epoch from happened_at) * 1000000)::bigint, actor_kind, actor_user_id, actor_name,
    session_id, request_id, host(address), action, subject_kind, subject_id, details)::text, 'UTF8'));

-- Adds one row to the chain of an organization or of a user.
create function app.add_audit(
  p_organization_id uuid, p_user_id uuid, p_happened_at timestamptz, p_actor_kind text, p_actor_user_id uuid, p_actor_name text,
  p_session_id uuid, p_request_id text, p_address inet, p_action text, p_subject_kind text, p_subject_id uuid, p_details jsonb
) returns void language plpgsql security definer set search_path = public, pg_temp as $$
declare
  v_chain text := case when p_organization_id is not null then 'organization:' || p_organization_id else 'user:' || p_user_id end;
  v_head audit_heads;
  v_hash bytea;
begin
  insert into audit_heads values (v_chain, 0, '\x') on conflict do nothing;
  select * into v_head from audit_heads where chain = v_chain for update;
  v_hash := app.audit_hash(v_head.hash, v_chain, v_head.sequence + 1, p_happened_at, p_actor_kind, p_actor_user_id, p_actor_name,
    p_session_id, p_request_id, p_address, p_action, p_subject_kind, p_subject_id, p_details);
  if p_organization_id is not null then
    insert into organization_audit values (p_organization_id, v_head.sequence + 1, p_happened_at, p_actor_kind, p_actor_user_id,
      p_actor_name, p_session_id, p_request_id, p_address, p_action, p_subject_kind, p_subject_id, p_details, v_head.hash, v_hash);
  else
    insert into user_audit values (p_user_id, v_head.sequence + 1, p_happened_at, p_actor_kind, p_actor_user_id,
      p_actor_name, p_session_id, p_request_id, p_address, p_action, p_subject_kind, p_subject_id, p_details, v_head.hash, v_hash);
  end if;
  update audit_heads set sequence = v_head.sequence + 1, hash = v_hash where chain = v_chain;
end $$;
alter function app.add_audit owner to chalet_platform;
revoke execute on function app.add_audit from public;
grant execute on function app.add_audit to chalet_app, chalet_platform;

-- --- idempotency, limits -----------------------------------------------------------------------------------

create table idempotency_keys (
  actor_key text not null,
  key text not null,
  fingerprint bytea not null,
  status int,
  answer jsonb,
  created_at timestamptz not null,
  primary key (actor_key, key)
);
comment on table idempotency_keys is 'Answers by Idempotency-Key (API-1), kept for a day: the same key gives the same answer.';
create index on idempotency_keys (created_at);
alter table idempotency_keys enable row level security;
alter table idempotency_keys force row level security;
create policy own on idempotency_keys to chalet_app using (actor_key = app.actor_key()) with check (actor_key = app.actor_key());
create policy platform on idempotency_keys to chalet_platform using (true) with check (true);
grant select, insert, update, delete on idempotency_keys to chalet_app;
grant select, insert, update, delete on idempotency_keys to chalet_platform;

create unlogged table rate_limits (
  key text primary key,
  window_ends_at timestamptz not null,
  taken int not null
);
comment on table rate_limits is 'Permits taken in the running window of each limit; may be lost in a crash.';

-- Takes permits of a window; answers how many were taken before and when the window ends. One statement, so that it counts right in parallel.
create function app.take_permits(p_key text, p_permits int, p_window_ms int, p_now timestamptz, out taken int, out window_ends_at timestamptz)
language sql security definer set search_path = public, pg_temp as $$
  insert into rate_limits as r values (p_key, p_now + p_window_ms * interval '1 millisecond', p_permits)
  on conflict (key) do update set
    taken = case when r.window_ends_at <= p_now then p_permits else r.taken + p_permits end,
    window_ends_at = case when r.window_ends_at <= p_now then p_now + p_window_ms * interval '1 millisecond' else r.window_ends_at end
  returning r.taken, r.window_ends_at
$$;
grant select, insert, update, delete on rate_limits to chalet_platform;
alter function app.take_permits owner to chalet_platform;
revoke execute on function app.take_permits from public;
grant execute on function app.take_permits to chalet_app, chalet_platform;

-- --- mails, documents --------------------------------------------------------------------------------------

create table mails (
  id uuid primary key,
  organization_id uuid,
  user_id uuid,
  recipient text not null,
  language text not null,
  template text not null,
  params jsonb not null default '{}',
  created_at timestamptz not null,
  subject text,
  html text,
  plain text,
  sent_at timestamptz,
  kept_at timestamptz,
  message_id text
);
comment on table mails is 'Every mail; it stands here if and only if its cause was committed. Kept in the demo''s mailbox when no SMTP server is set.';
create index on mails (created_at desc, id desc);
grant select, insert, update on mails to chalet_platform;

-- Writes a mail; the sender's role cannot read the mails of others.
create function app.add_mail(p_id uuid, p_organization_id uuid, p_user_id uuid, p_recipient text, p_language text, p_template text,
  p_params jsonb, p_created_at timestamptz) returns void language sql security definer set search_path = public, pg_temp as $$
  insert into mails (id, organization_id, user_id, recipient, language, template, params, created_at)
  values (p_id, p_organization_id, p_user_id, p_recipient, p_language, p_template, p_params, p_created_at)
$$;
alter function app.add_mail owner to chalet_platform;
revoke execute on function app.add_mail from public;
grant execute on function app.add_mail to chalet_app, chalet_platform;

create table documents (
  organization_id uuid not null,
  kind text not null,
  subject_id uuid not null,
  content_type text not null,
  sha256 bytea not null,
  bytes bytea not null,
  created_at timestamptz not null,
  primary key (organization_id, kind, subject_id)
);
comment on table documents is 'Final documents, byte for byte as they were first made (MON-4).';
select app.only_grows('documents');
select app.protect('documents', 'select, insert', 'select, insert');

create table installation (
  only_one boolean primary key default true check (only_one),
  kind text not null check (kind in ('demo', 'empty')),
  loaded_at timestamptz
);
comment on table installation is 'What this database was first started as; loaded_at is when the demo''s data was complete.';
grant select, insert, update on installation to chalet_platform;
