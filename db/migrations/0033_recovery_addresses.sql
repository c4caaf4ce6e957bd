-- Recovery e-mails (ACC-5): a new one waits before it can be used, and the one before works until then.

create table recovery_addresses (
  id uuid primary key,
  user_id uuid not null references users,
  email text not null,
  confirmed_at timestamptz not null,
  usable_at timestamptz not null,
  ends_at timestamptz,
  check (usable_at >= confirmed_at)
);
comment on table recovery_addresses is 'Where links to set a new password go (ACC-5). From usable_at on, until ends_at, which is set when it is replaced or removed.';
create unique index recovery_addresses_current on recovery_addresses (user_id) where ends_at is null;
create index on recovery_addresses (user_id);
grant select, insert, update, delete on recovery_addresses to chalet_platform;

-- Sign-ups of one address, which end together.
create index flows_sign_up_email on flows ((payload ->> 'email')) where purpose = 'sign_up';
