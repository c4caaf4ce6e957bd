-- Known devices, the lock that a user chooses (SEC-8), alerts (SEC-7).

create table user_devices (
  id uuid primary key,
  user_id uuid not null references users,
  token_hash bytea not null,
  user_agent text,
  first_seen_at timestamptz not null,
  seen_at timestamptz not null,
  trust_ends_at timestamptz,
  failures int not null default 0 check (failures >= 0)
);
comment on table user_devices is 'Browsers in which a user has signed in. The token is in the browser''s cookie, its SHA-256 here; one browser may be known to several users, by a row each.';
comment on column user_devices.trust_ends_at is 'Until when a password in this browser needs no second factor; empty where that was not chosen.';
comment on column user_devices.failures is 'Wrong passwords in a row in this browser, counted apart from those elsewhere.';
create unique index user_devices_token on user_devices (token_hash, user_id);
create index on user_devices (user_id);
grant select, insert, update, delete on user_devices to chalet_platform;

alter table sessions add column device_id uuid references user_devices on delete set null;
comment on column sessions.device_id is 'The known device that the session runs in; empty once the device was forgotten.';
create index on sessions (device_id);

alter table users add column lock_after int not null default 10 check (lock_after between 3 and 20);
alter table users add column sign_in_alerts text not null default 'new_device' check (sign_in_alerts in ('always', 'new_device', 'never'));
alter table users add column alerts_of_failures boolean not null default false;
alter table users add column failures_told_at timestamptz;
comment on column users.lock_after is 'Failures in a row after which a way to sign in is locked (SEC-8).';
comment on column users.sign_in_alerts is 'After which sign-ins a mail is sent (SEC-7).';
comment on column users.alerts_of_failures is 'True where failed sign-ins are told by mail, once an hour at most (SEC-7).';
comment on column users.failures_told_at is 'Up to when failed sign-ins were told by mail.';

alter table authentication_failures add column in_row int not null default 0;
alter table authentication_failures add column locked_at timestamptz;
comment on column authentication_failures.failures is 'Failures since the last success or unlocking: reaches the user''s own ceiling.';
comment on column authentication_failures.in_row is 'Failures since the last success, whoever unlocked meanwhile: never goes beyond 100 (NIST SP 800-63B-4, 3.2.2).';
comment on column authentication_failures.locked_at is 'Since when this way to sign in is locked; empty where it is open.';
update authentication_failures set in_row = failures, locked_at = case when failures >= 10 then failed_at end;
alter table authentication_failures drop constraint authentication_failures_authenticator_check;
alter table authentication_failures add constraint authentication_failures_authenticator_check
  check (authenticator in ('password', 'totp', 'passkey', 'sms', 'backup_code', 'unlock'));

-- Who may open whose lock in an organization: never one's own; that of a legal representative only another one (SEC-8).
create function app.may_unlock(p_actor_role text, p_role text, p_is_self boolean) returns boolean language sql immutable
  return not p_is_self and (p_actor_role = 'legal_representative' or (p_actor_role = 'administrator' and p_role <> 'legal_representative'));

-- The locked members that the acting member may open.
create function app.locked_members(p_organization_id uuid) returns table (user_id uuid, locked_at timestamptz)
language plpgsql stable security definer set search_path = public, pg_temp as $$
#variable_conflict use_column
begin
  perform app.assert_own(p_organization_id);
  return query
    select m.user_id, min(f.locked_at)
    from members m
    join members a on a.organization_id = m.organization_id and a.user_id = app.actor_user()
    join authentication_failures f on f.user_id = m.user_id and f.locked_at is not null
    where m.organization_id = p_organization_id and app.may_unlock(a.role, m.role, a.user_id = m.user_id)
    group by m.user_id;
end $$;
alter function app.locked_members owner to chalet_platform;
revoke execute on function app.locked_members from public;
grant execute on function app.locked_members to chalet_app, chalet_platform;

-- Opens the lock of a member, if the acting member may. Failures go on being counted towards 100: answers 'opened', 'stays' where
-- these are used up, or null where there is nothing to open.
create function app.unlock_member(p_organization_id uuid, p_user_id uuid, p_most int) returns text
language plpgsql security definer set search_path = public, pg_temp as $$
begin
  perform app.assert_own(p_organization_id);
  perform from app.locked_members(p_organization_id) l where l.user_id = p_user_id;
  if not found then return null; end if;
  update authentication_failures set failures = 0, locked_at = null
  where user_id = p_user_id and locked_at is not null and in_row < p_most;
  if not found then return 'stays'; end if;
  update user_devices set failures = 0 where user_id = p_user_id and failures > 0;
  return 'opened';
end $$;
alter function app.unlock_member owner to chalet_platform;
revoke execute on function app.unlock_member from public;
grant execute on function app.unlock_member to chalet_app, chalet_platform;
