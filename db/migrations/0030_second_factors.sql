-- Backup codes (SEC-2), and codes that are sent by SMS (SEC-1).

create table backup_code_sheets (
  user_id uuid primary key references users on delete cascade,
  salt bytea not null,
  made_at timestamptz not null
);
comment on table backup_code_sheets is 'The one sheet of backup codes that a user has (SEC-2); a new one takes its place. The salt is that of its hashes.';

create table backup_codes (
  user_id uuid not null references backup_code_sheets on delete cascade,
  number int not null check (number between 1 and 10),
  hash bytea not null,
  used_at timestamptz,
  primary key (user_id, number)
);
comment on table backup_codes is 'Codes of a sheet, as argon2id hashes with its salt (ASVS 6.5.2). Each works once.';

create table sms_codes (
  id uuid primary key,
  user_id uuid not null references users on delete cascade,
  factor_id uuid not null references user_factors on delete cascade,
  purpose text not null check (purpose in ('enrolment', 'sign_in', 'proof')),
  flow_id uuid references flows on delete cascade,
  session_id uuid references sessions on delete cascade,
  code bytea not null,
  tries int not null default 0 check (tries between 0 and 5),
  created_at timestamptz not null,
  expires_at timestamptz not null,
  used_at timestamptz,
  check (num_nonnulls(flow_id, session_id) = 1)
);
comment on table sms_codes is 'Codes sent by SMS, sealed with the installation''s key. Each belongs to the sign-in or the session that asked for it (ASVS 6.6.2) and works once.';
comment on column sms_codes.flow_id is 'The sign-in that asked for it; empty where a session did.';
comment on column sms_codes.tries is 'How often a code was typed for it; after five it is dead.';
create index on sms_codes (flow_id);
create index on sms_codes (session_id);
create index on sms_codes (factor_id);
create index on sms_codes (user_id);

grant select, insert, update, delete on backup_code_sheets, backup_codes, sms_codes to chalet_platform;
