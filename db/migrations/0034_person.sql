-- The person behind a login: telephone, picture, news, and the end of an account (ACC-3, ACC-6, ACC-7).

alter table users add column avatar_version text;
comment on column users.avatar_version is 'Which picture the person has now, as it stands in its address; empty for none.';
alter table users add column closed_at timestamptz;
comment on column users.closed_at is 'When the account was closed (ACC-6): name, address and all that belonged to the person are gone; the row stays for what refers to it.';
alter table users add constraint users_closed_check check (
  closed_at is null or (first_name = '' and last_name = '' and avatar_version is null and email = 'closed:' || id));

create table user_phones (
  user_id uuid primary key references users,
  number text not null check (number ~ '^\+[1-9][0-9]{5,14}$'),
  changed_at timestamptz not null
);
comment on table user_phones is 'The telephone number of a user, for calls by support; no second factor.';
comment on column user_phones.number is 'In the international form (ITU-T E.164).';

create table user_avatars (
  user_id uuid primary key references users,
  version text not null,
  large bytea not null,
  small bytea not null,
  changed_at timestamptz not null
);
comment on table user_avatars is 'The picture of a user (ACC-3) as WebP, drawn anew by us: large 420, small 96 pixels square.';
comment on column user_avatars.version is 'A part of the address of the picture, another one for each picture.';

create table user_news_topics (
  user_id uuid not null references users,
  topic text not null check (topic in ('product', 'maintenance', 'offers', 'events', 'developers')),
  is_wanted boolean not null,
  changed_at timestamptz not null,
  primary key (user_id, topic)
);
comment on table user_news_topics is 'What a user chose of the news topics (ACC-7); a topic without a row is as it is for everybody at first.';
create index on user_news_topics (topic, user_id) where is_wanted;

create table news_messages (
  id uuid primary key,
  topic text not null check (topic in ('product', 'maintenance', 'offers', 'events', 'developers')),
  texts jsonb not null,
  created_by uuid not null,
  created_at timestamptz not null,
  mails int not null default 0,
  last_user_id uuid,
  finished_at timestamptz
);
comment on table news_messages is 'News that staff sent by mail: subject and text by language. last_user_id is how far the run has come, so that nobody gets a mail twice.';
create index on news_messages (created_at desc, id desc);

grant select, insert, update, delete on user_phones, user_avatars, user_news_topics to chalet_platform;
grant select, insert, update on news_messages to chalet_platform;

-- A closed account gets nothing new, also from a request that was under way while it was closed.
create function app.refuse_closed_user() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$
begin
  perform from users where id = new.user_id and closed_at is null for key share;
  if not found then raise exception 'the account is closed' using errcode = 'foreign_key_violation'; end if;
  return new;
end $$;
alter function app.refuse_closed_user owner to chalet_platform;
create trigger of_open_account before insert on members for each row execute function app.refuse_closed_user();
create trigger of_open_account before insert on sessions for each row execute function app.refuse_closed_user();
create trigger of_open_account before insert on user_passwords for each row execute function app.refuse_closed_user();
