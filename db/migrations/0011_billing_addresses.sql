-- Billing addresses beside the organization's own (ORG-9), and what an order keeps of its address and of the terms.

create table billing_addresses (
  organization_id uuid not null references organizations,
  id uuid not null,
  name text not null,
  department text not null default '',
  street text not null,
  building_number text not null default '',
  postal_code text not null,
  town text not null,
  country char(2) not null,
  vat_number text,
  vat_number_valid boolean not null default false,
  email text,
  state text not null check (state in ('active', 'archived')),
  is_default boolean not null default false,
  created_at timestamptz not null,
  archived_at timestamptz,
  primary key (organization_id, id),
  check ((state = 'archived') = (archived_at is not null)),
  check (state = 'active' or not is_default)
);
comment on table billing_addresses is 'Whom an invoice may be made out to, beside the organization itself. One that an order used is never changed, only archived.';
comment on column billing_addresses.email is 'Where mails about its invoices go as well, beside the members who are told.';
comment on column billing_addresses.is_default is 'Proposed at the next order; where none is, the organization''s own address.';
create index on billing_addresses (organization_id, created_at desc, id desc);
create unique index one_default_billing_address on billing_addresses (organization_id) where is_default;
select app.protect('billing_addresses', 'select, insert, update', 'select, insert, update');

alter table orders
  add column billing_address_id uuid,
  add column terms_version text,
  add column terms_accepted_at timestamptz,
  add foreign key (organization_id, billing_address_id) references billing_addresses,
  add check ((terms_version is null) = (terms_accepted_at is null));
comment on column orders.billing_address_id is 'The address that customer was taken from; null: the organization''s own.';
comment on column orders.terms_version is 'The version of the provider''s terms that was accepted with the order; null where the provider has none.';
create index on orders (organization_id, billing_address_id) where billing_address_id is not null;
