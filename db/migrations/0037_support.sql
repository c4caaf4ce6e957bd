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

-- --- requests (SUP-4) ---------------------------------------------------------------------------------------

create sequence support_request_number_seq start 100001;
grant usage on sequence support_request_number_seq to chalet_app, chalet_platform;

create table support_requests (
  organization_id uuid not null references organizations,
  id uuid not null,
  number text not null,
  subject text not null,
  category text not null check (category in ('technical', 'billing', 'account', 'other')),
  product_id uuid,
  state text not null check (state in ('open', 'waiting', 'solved', 'closed')),
  opened_by uuid not null,
  opened_at timestamptz not null,
  changed_at timestamptz not null,
  taken_by uuid,
  primary key (organization_id, id),
  foreign key (organization_id, product_id) references products
);
comment on table support_requests is 'What an organization asked the provider''s staff for (SUP-4). open: staff have the word; waiting: the customer has it; an answer of the customer opens it again.';
comment on column support_requests.changed_at is 'When the last message came, or the state changed.';
comment on column support_requests.taken_by is 'The member of staff who takes care of it; nobody at first.';
create index on support_requests (organization_id, changed_at desc, id desc);
create index on support_requests (changed_at, id);
create index on support_requests (state, changed_at, id);
create index on support_requests (opened_at, id);
create index on support_requests (number);
create index on support_requests using gin (subject gin_trgm_ops);
select app.protect('support_requests', 'select, insert, update', 'select, insert, update');

create table support_messages (
  organization_id uuid not null,
  id uuid not null,
  request_id uuid not null,
  author_kind text not null check (author_kind in ('customer', 'staff')),
  author_id uuid not null,
  staff_name text,
  text text not null,
  sent_at timestamptz not null,
  primary key (organization_id, id),
  foreign key (organization_id, request_id) references support_requests,
  check ((author_kind = 'staff') = (staff_name is not null))
);
comment on column support_messages.staff_name is 'The name under which staff answered: members of the organization do not see the provider''s people themselves.';
comment on table support_messages is 'The thread of a request, as customer and staff read it; what staff write for themselves is in support_notes.';
create index on support_messages (organization_id, request_id, sent_at, id);
create index on support_messages using gin (text gin_trgm_ops);
select app.protect('support_messages', 'select, insert', 'select, insert');

create table support_attachments (
  organization_id uuid not null references organizations,
  id uuid not null,
  message_id uuid,
  position int not null default 0,
  name text not null,
  extension text not null check (extension in ('png', 'jpg', 'webp', 'gif', 'pdf', 'txt')),
  size_bytes int not null check (size_bytes > 0),
  bytes bytea not null,
  uploaded_by uuid not null,
  uploaded_at timestamptz not null,
  primary key (organization_id, id),
  foreign key (organization_id, message_id) references support_messages
);
comment on table support_attachments is 'Files of messages. Uploaded before the message is sent, which takes them; what no message took is cleared after a day.';
comment on column support_attachments.name is 'What the file was called, to be shown; never a path, never the name under which it is sent.';
comment on column support_attachments.extension is 'What its content is, told by its first bytes.';
create index on support_attachments (organization_id, message_id);
create index on support_attachments (uploaded_at) where message_id is null;
select app.protect('support_attachments', 'select, insert, update', 'select, delete');

create table support_notes (
  id uuid primary key,
  organization_id uuid not null,
  request_id uuid not null,
  author_id uuid not null,
  text text not null,
  written_at timestamptz not null,
  foreign key (organization_id, request_id) references support_requests
);
comment on table support_notes is 'What staff write about a request for each other. No member''s request has a right on this table, whatever it asks.';
create index on support_notes (organization_id, request_id, written_at, id);
grant select, insert on support_notes to chalet_platform;
