-- Activity logs say from which device and by which token (SEC-10, SEC-11) and can be checked by those they are about; personal API tokens (API-2).

-- --- activity ----------------------------------------------------------------------------------------------

alter table organization_audit add column user_agent text;
alter table organization_audit add column token_id uuid;
comment on column organization_audit.user_agent is 'What the browser or program called itself; kept here, because a session may be gone when the row is read.';
comment on column organization_audit.token_id is 'The API token that was used instead of a session.';
alter table user_audit add column user_agent text;
alter table user_audit add column token_id uuid;
comment on column user_audit.user_agent is 'What the browser or program called itself; kept here, because a session may be gone when the row is read.';
comment on column user_audit.token_id is 'The API token that was used instead of a session.';

-- One index for each order in which the logs are read: by time, by who, by what.
create index on organization_audit (organization_id, happened_at);
create index on organization_audit (organization_id, subject_id, happened_at) where subject_id is not null;
create index on organization_audit (actor_user_id, happened_at) where actor_user_id is not null;
create index on user_audit (user_id, happened_at);

-- The text that is hashed. Rows that were written before these columns existed have neither, and keep their hash.
drop function app.audit_hash;
create function app.audit_hash(
  previous bytea, chain text, sequence bigint, happened_at timestamptz, actor_kind text, actor_user_id uuid, actor_name text,
  session_id uuid, request_id text, address inet, action text, subject_kind text, subject_id uuid, details jsonb,
  user_agent text default null, token_id uuid default null
) returns bytea language sql immutable
  return sha256(previous || convert_to((jsonb_build_array(
    chain, sequence, (extract(epoch from happened_at) * 1000000)::bigint, actor_kind, actor_user_id, actor_name,
    session_id, request_id, host(address), action, subject_kind, subject_id, details)
    || case when user_agent is null and token_id is null then '[]' else jsonb_build_array(user_agent, token_id) end)::text, 'UTF8'));

drop function app.add_audit;
create function app.add_audit(
  p_organization_id uuid, p_user_id uuid, p_happened_at timestamptz, p_actor_kind text, p_actor_user_id uuid, p_actor_name text,
  p_session_id uuid, p_request_id text, p_address inet, p_action text, p_subject_kind text, p_subject_id uuid, p_details jsonb,
  p_user_agent text, p_token_id uuid
) returns void language plpgsql security definer set search_path = public, pg_temp as $$
declare
  v_chain text := case when p_organization_id is not null then 'organization:' || p_organization_id else 'user:' || p_user_id end;
  v_head audit_heads;
  v_hash bytea;
begin
  insert into audit_heads values (v_chain, 0, '\x') on conflict do nothing;
  select * into v_head from audit_heads where chain = v_chain for update;
  v_hash := app.audit_hash(v_head.hash, v_chain, v_head.sequence + 1, p_happened_at, p_actor_kind, p_actor_user_id, p_actor_name,
    p_session_id, p_request_id, p_address, p_action, p_subject_kind, p_subject_id, p_details, p_user_agent, p_token_id);
  if p_organization_id is not null then
    insert into organization_audit (organization_id, sequence, happened_at, actor_kind, actor_user_id, actor_name, session_id, request_id,
      address, action, subject_kind, subject_id, details, user_agent, token_id, previous_hash, hash)
    values (p_organization_id, v_head.sequence + 1, p_happened_at, p_actor_kind, p_actor_user_id, p_actor_name, p_session_id, p_request_id,
      p_address, p_action, p_subject_kind, p_subject_id, p_details, p_user_agent, p_token_id, v_head.hash, v_hash);
  else
    insert into user_audit (user_id, sequence, happened_at, actor_kind, actor_user_id, actor_name, session_id, request_id,
      address, action, subject_kind, subject_id, details, user_agent, token_id, previous_hash, hash)
    values (p_user_id, v_head.sequence + 1, p_happened_at, p_actor_kind, p_actor_user_id, p_actor_name, p_session_id, p_request_id,
      p_address, p_action, p_subject_kind, p_subject_id, p_details, p_user_agent, p_token_id, v_head.hash, v_hash);
  end if;
  update audit_heads set sequence = v_head.sequence + 1, hash = v_hash where chain = v_chain;
end $$;
alter function app.add_audit owner to chalet_platform;
revoke execute on function app.add_audit from public;
grant execute on function app.add_audit to chalet_app, chalet_platform;

-- Whoever reads a log may compare it with the head kept aside.
alter table audit_heads enable row level security;
alter table audit_heads force row level security;
create policy own on audit_heads for select to chalet_app
  using (chain = 'organization:' || app.organization() or chain = 'user:' || app.actor_user());
create policy platform on audit_heads to chalet_platform using (true) with check (true);
grant select on audit_heads to chalet_app;

-- --- personal API tokens -----------------------------------------------------------------------------------

create table user_tokens (
  id uuid primary key,
  user_id uuid not null references users,
  organization_id uuid references organizations,
  name text not null,
  start text not null,
  token_hash bytea not null,
  scopes text[] not null,
  created_at timestamptz not null,
  expires_at timestamptz not null,
  reminded_at timestamptz,
  revoked_at timestamptz,
  last_used_at timestamptz,
  last_used_address inet,
  check (expires_at > created_at and expires_at <= created_at + interval '366 days')
);
comment on table user_tokens is 'Personal API tokens (API-2): a part of a user''s rights for a program. The token itself is shown once and stored as its SHA-256.';
comment on column user_tokens.organization_id is 'The only organization that it works in; empty for all of the user.';
comment on column user_tokens.start is 'Its first characters, by which its owner knows it.';
create unique index user_tokens_hash on user_tokens (token_hash);
create index on user_tokens (user_id, created_at);
create index on user_tokens (expires_at) where revoked_at is null and reminded_at is null;
grant select, insert, update, delete on user_tokens to chalet_platform;

-- Who stands behind an API token, and what they are in the organization of the address: the same way as app.session_actor, and as short.
-- A token for one organization is dead as soon as the membership ends that it was made in, even if there is another one later.
create function app.token_actor(p_token_hash bytea, p_organization_id uuid, p_now timestamptz)
returns table (
  session_id uuid, user_id uuid, first_name text, last_name text, email text, language text, second_factor_at timestamptz,
  proved_at timestamptz, seen_at timestamptz, staff_role text, member_role text, has_billing boolean, token_id uuid, scopes text[]
) language plpgsql security definer set search_path = public, pg_temp as $$
#variable_conflict use_column
begin
  select u.id, u.first_name, u.last_name, u.email, u.language, t.last_used_at, m.role, m.has_billing, t.id, t.scopes
  into user_id, first_name, last_name, email, language, seen_at, member_role, has_billing, token_id, scopes
  from user_tokens t
  join users u on u.id = t.user_id
  left join members m on m.user_id = t.user_id and m.organization_id = p_organization_id
    and m.organization_id = coalesce(t.organization_id, m.organization_id)
  where t.token_hash = p_token_hash and t.revoked_at is null and t.expires_at > p_now
    and (t.organization_id is null or exists (
      select from members b where b.organization_id = t.organization_id and b.user_id = t.user_id and b.created_at <= t.created_at));
  if token_id is not null then
    perform set_config('app.user', token_actor.user_id::text, true), set_config('app.actor', 'user:' || token_actor.user_id, true);
    return next;
  end if;
end $$;
alter function app.token_actor owner to chalet_platform;
revoke execute on function app.token_actor from public;
grant execute on function app.token_actor to chalet_app, chalet_platform;
