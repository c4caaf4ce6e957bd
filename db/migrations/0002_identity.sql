-- Identity: users, ways to prove who they are, sessions, flows. Only chalet_platform reads credentials.

create table users (
  id uuid primary key,
  email text not null,
  first_name text not null,
  last_name text not null,
  language text not null check (language in ('en', 'de', 'fr', 'it', 'es')),
  created_at timestamptz not null,
  email_confirmed_at timestamptz not null
);
comment on table users is 'A person with a login (ACC-1). The address is confirmed before the row exists.';
comment on column users.email is 'Sign-in address, NFKC-normalised and in lower case: the form that is compared.';
create unique index users_email on users (email);

create table user_passwords (
  user_id uuid primary key references users,
  hash text not null,
  changed_at timestamptz not null
);
comment on table user_passwords is 'argon2id hash of each user''s password.';

create table user_factors (
  id uuid primary key,
  user_id uuid not null references users,
  kind text not null check (kind in ('totp')),
  secret bytea not null,
  last_step bigint,
  created_at timestamptz not null,
  confirmed_at timestamptz,
  last_used_at timestamptz
);
comment on table user_factors is 'Second factors (SEC-1). The secret is sealed with the installation''s key; last_step is the last TOTP step used, so that a code works once.';
create index on user_factors (user_id);

create table authentication_failures (
  user_id uuid not null references users,
  authenticator text not null check (authenticator in ('password', 'totp')),
  failures int not null,
  failed_at timestamptz not null,
  primary key (user_id, authenticator)
);
comment on table authentication_failures is 'Failed attempts in a row, per account and authenticator.';

create table staff (
  user_id uuid primary key references users,
  role text not null check (role in ('support', 'billing', 'content', 'administrator')),
  created_at timestamptz not null
);
comment on table staff is 'Users of the provider''s own back office.';

create table sessions (
  id uuid primary key,
  user_id uuid not null references users,
  token_hash bytea not null,
  second_factor_at timestamptz,
  created_at timestamptz not null,
  seen_at timestamptz not null,
  expires_at timestamptz not null,
  ended_at timestamptz,
  user_agent text,
  address inet
);
comment on table sessions is 'Signed-in browsers. The token itself is only in the cookie; second_factor_at is when a second factor was given in this session.';
create unique index sessions_token on sessions (token_hash);
create index on sessions (user_id);

create table flows (
  id uuid primary key,
  purpose text not null,
  secret_hash bytea not null,
  user_id uuid references users,
  browser_hash bytea,
  payload jsonb not null default '{}',
  created_at timestamptz not null,
  expires_at timestamptz not null,
  used_at timestamptz
);
comment on table flows is 'Everything that goes step by step (sign-up, second factor, reset, first administrator): one purpose, one subject, one use.';
create unique index flows_secret on flows (secret_hash);
create index on flows (user_id, purpose);

grant select on users to chalet_app;
grant update (first_name, last_name, language) on users to chalet_app;
grant select, insert, update, delete on users, user_passwords, user_factors, authentication_failures, staff, sessions, flows to chalet_platform;
