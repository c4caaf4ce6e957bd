-- Support: codes that prove on the phone who is calling (SUP-1).

create table support_codes (
  user_id uuid primary key references users,
  code_hmac bytea not null unique,
  sealed_code bytea,
  made_at timestamptz not null,
  expires_at timestamptz not null,
  used_at timestamptz,
  used_by uuid,
  check (expires_at > made_at),
  check ((used_at is null) = (used_by is null)),
  check ((used_at is null) = (sealed_code is not null))
);
comment on table support_codes is 'The newest support code of a user (SUP-1): it says who calls, and gives no access. Good for some minutes and for one use; a new one takes its place.';
comment on column support_codes.code_hmac is 'HMAC of the code with the installation''s key, by which staff find it: a plain hash of so few digits would be undone by trying all.';
comment on column support_codes.sealed_code is 'The code for its owner''s own page, sealed with the installation''s key; gone once it was used.';
comment on column support_codes.used_by is 'The member of staff who typed it.';
create index on support_codes (expires_at);
grant select, insert, update, delete on support_codes to chalet_platform;
