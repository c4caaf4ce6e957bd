-- Fresh proof for sensitive acts (SEC-12), and room for every kind of second factor (SEC-1).

alter table sessions add column proved_at timestamptz;
comment on column sessions.proved_at is 'When this session last proved who sits there, by password or factor; empty after a sign-in that asked for less than the account has.';

alter table user_factors drop constraint user_factors_kind_check;
alter table user_factors add constraint user_factors_kind_check check (kind in ('totp', 'passkey', 'sms'));
alter table user_factors alter column secret drop not null;
alter table user_factors add constraint user_factors_secret_check check (kind = 'passkey' or secret is not null);
alter table user_factors add column name text not null default '';
comment on column user_factors.name is 'The name that its owner gave it; empty for none.';
comment on table user_factors is 'Second factors (SEC-1). The secret of an app, or the number of a phone, is sealed with the installation''s key; last_step is the last TOTP step used, so that a code works once.';

alter table authentication_failures drop constraint authentication_failures_authenticator_check;
alter table authentication_failures add constraint authentication_failures_authenticator_check
  check (authenticator in ('password', 'totp', 'passkey', 'sms', 'backup_code'));

drop function app.session_actor;
create function app.session_actor(p_token_hash bytea, p_organization_id uuid, p_now timestamptz, p_idle interval)
returns table (
  session_id uuid, user_id uuid, first_name text, last_name text, email text, language text, second_factor_at timestamptz,
  proved_at timestamptz, seen_at timestamptz, staff_role text, member_role text, has_billing boolean
) language plpgsql security definer set search_path = public, pg_temp as $$
#variable_conflict use_column
begin
  select s.id, u.id, u.first_name, u.last_name, u.email, u.language, s.second_factor_at, s.proved_at, s.seen_at, t.role, m.role, m.has_billing
  into session_id, user_id, first_name, last_name, email, language, second_factor_at, proved_at, seen_at, staff_role, member_role, has_billing
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

-- A payout is confirmed by a fresh proof like every sensitive act: nothing reads sealed secrets for a member's request any more.
drop function app.own_factors;
drop function app.spend_own_step;
drop function app.count_own_attempt;
drop function app.forget_own_failures;
