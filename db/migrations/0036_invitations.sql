-- Invitations into an organization (ORG-4), and which mails a member wants (ORG-3).

create table invitations (
  organization_id uuid not null references organizations on delete cascade,
  id uuid not null,
  email text not null,
  role text not null check (role in ('legal_representative', 'administrator', 'collaborator', 'external')),
  has_billing boolean not null,
  language text not null check (language in ('en', 'de', 'fr', 'it', 'es')),
  state text not null check (state in ('open', 'accepted', 'withdrawn')),
  secret_hash bytea not null,
  invited_by uuid not null references users,
  created_at timestamptz not null,
  sent_at timestamptz not null,
  expires_at timestamptz not null,
  decided_at timestamptz,
  accepted_by uuid references users,
  primary key (organization_id, id),
  check ((state = 'open') = (decided_at is null)),
  check ((state = 'accepted') = (accepted_by is not null))
);
comment on table invitations is 'Invitations by mail (ORG-4): one person, one role, one use. The secret of the link is in the mail alone, its SHA-256 here.';
comment on column invitations.email is 'The invited address in the form in which sign-in addresses are compared.';
comment on column invitations.state is 'An open one has expired once expires_at is over.';
comment on column invitations.sent_at is 'When the mail with the link that works was written; a newer one voids the older.';
create index on invitations (secret_hash);
create unique index invitations_open on invitations (organization_id, email) where state = 'open';
create index on invitations (organization_id, created_at, id);
create index on invitations (invited_by);
create index on invitations (accepted_by);
select app.protect('invitations', 'insert');
-- Members' requests write the hash of a link and never read it.
grant select (organization_id, id, email, role, has_billing, language, state, invited_by, created_at, sent_at, expires_at, decided_at, accepted_by)
  on invitations to chalet_app;
grant update (state, secret_hash, sent_at, expires_at, decided_at) on invitations to chalet_app;

alter table members add column billing_mails boolean;
alter table members add column product_mails boolean;
comment on column members.billing_mails is 'Whether reminders about money are mailed to this member (ORG-3); empty for what is usual: to legal representatives.';
comment on column members.product_mails is 'Whether what happens to products is mailed to this member (ORG-3); empty for what is usual: to legal representatives.';

-- When a member was last active in an organization.
create index on organization_audit (organization_id, actor_user_id, happened_at) where actor_user_id is not null;
