-- Passkeys and security keys (SEC-1 b), and passwords that are long enough only beside a second factor (security decision 9).

create table passkeys (
  factor_id uuid primary key references user_factors on delete cascade,
  credential_id text not null,
  public_key bytea not null,
  sign_count bigint not null check (sign_count >= 0),
  transports text[] not null,
  aaguid text not null,
  is_backed_up boolean not null,
  is_discoverable boolean not null,
  verifies_user boolean not null
);
comment on table passkeys is 'Passkeys and security keys: the public half of each, which belongs to one row of user_factors.';
comment on column passkeys.credential_id is 'Base64url, as the authenticator chose it; nobody can register one that is taken.';
comment on column passkeys.sign_count is 'The counter of the last signature; zero for authenticators that keep none. It never goes back.';
comment on column passkeys.aaguid is 'The model of the authenticator, as it says of itself; zeros where it does not say.';
comment on column passkeys.is_discoverable is 'True where the browser said that the key can sign in without an address typed before.';
comment on column passkeys.verifies_user is 'True where the key has shown that it asks for a PIN, a finger or a face.';
create unique index passkeys_credential on passkeys (credential_id);

grant select, insert, update, delete on passkeys to chalet_platform;

alter table user_passwords add column is_short boolean not null default false;
comment on column user_passwords.is_short is 'True where the password has fewer than 15 characters: taken only while a second factor is in force.';
