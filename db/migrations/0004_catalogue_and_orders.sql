-- The catalogue (the provider's own), orders, products.

create table plan_families (
  id text primary key,
  position int not null,
  icon text not null,
  names jsonb not null
);
comment on table plan_families is 'Families of plans: web hosting, mail … names is the name by language.';

create table plans (
  id text primary key,
  family_id text not null references plan_families,
  rank int not null,
  names jsonb not null,
  summaries jsonb not null,
  features jsonb not null default '[]',
  vat_class text not null default 'standard' check (vat_class in ('standard', 'reduced', 'accommodation', 'exempt')),
  module text not null,
  domain_suffix text check (domain_suffix like '.%'),
  is_offered boolean not null default true,
  unique (family_id, rank)
);
comment on table plans is 'Offers with a rank inside their family (CAT-1). names and summaries by language, features a list of them; module is the provisioning module.';
comment on column plans.domain_suffix is 'For domain names: what the name of the product must end in, ''.ch'' for instance.';

create table plan_prices (
  plan_id text not null references plans,
  period text not null check (period in ('month', 'year')),
  currency char(3) not null,
  valid_from date not null,
  amount_minor bigint not null check (amount_minor >= 0),
  primary key (plan_id, period, currency, valid_from)
);
comment on table plan_prices is 'Net price of one unit for one period, in minor units. A new price is a new row with its first day (CAT-2).';
select app.only_grows('plan_prices');

grant select on plan_families, plans, plan_prices to chalet_app, chalet_platform;
grant insert, update on plan_families, plans to chalet_platform;
grant insert on plan_prices to chalet_platform;

create sequence order_number_seq start 100001;
grant usage on sequence order_number_seq to chalet_app, chalet_platform;

create table orders (
  organization_id uuid not null references organizations,
  id uuid not null,
  number bigint not null,
  state text not null check (state in ('pending', 'paid', 'cancelled')),
  currency char(3) not null,
  net_minor bigint not null,
  vat_minor bigint not null,
  total_minor bigint not null,
  customer jsonb not null,
  language text not null,
  placed_by uuid,
  placed_at timestamptz not null,
  expires_on date not null,
  paid_at timestamptz,
  cancelled_at timestamptz,
  cancel_cause text check (cancel_cause in ('customer', 'time')),
  invoice_id uuid,
  primary key (organization_id, id),
  check (total_minor = net_minor + vat_minor)
);
comment on table orders is 'What somebody wants to buy (MON-3). customer is the billing address and VAT standing at the time of the order.';
create index on orders (organization_id, placed_at desc, id desc);
create index on orders (placed_at desc, id desc);
create index on orders (number);
create index on orders (expires_on) where state = 'pending' and invoice_id is null;
select app.protect('orders', 'select, insert, update', 'select, insert, update');

create table order_lines (
  organization_id uuid not null,
  order_id uuid not null,
  position int not null,
  plan_id text not null references plans,
  description text not null,
  label text,
  period text not null check (period in ('month', 'year')),
  quantity int not null check (quantity between 1 and 100),
  unit_price_minor bigint not null,
  net_minor bigint not null,
  vat_class text not null check (vat_class in ('standard', 'reduced', 'accommodation', 'exempt')),
  vat_rate numeric(6, 3) not null,
  vat_code text not null check (vat_code in ('standard', 'reverse_charge', 'export', 'exempt')),
  primary key (organization_id, order_id, position),
  foreign key (organization_id, order_id) references orders
);
comment on table order_lines is 'Lines of an order, priced when it was placed. label is the customer''s own name for the product, a domain name for instance.';
select app.only_grows('order_lines');
select app.protect('order_lines', 'select, insert', 'select, insert');

create table products (
  organization_id uuid not null references organizations,
  id uuid not null,
  plan_id text not null references plans,
  label text not null,
  state text not null check (state in ('pending', 'active', 'expired', 'suspended', 'terminated', 'cancelled')),
  period text not null check (period in ('month', 'year')),
  starts_on date not null,
  expires_on date not null,
  anchor_day int not null check (anchor_day between 1 and 31),
  order_id uuid not null,
  unit_price_minor bigint not null,
  currency char(3) not null,
  access jsonb,
  created_at timestamptz not null,
  primary key (organization_id, id),
  foreign key (organization_id, order_id) references orders
);
comment on table products is 'A plan that an organization has: period, expiry date, state (CAT-5). access is what the provisioning module described.';
create index on products (organization_id, created_at desc, id desc);
create index on products (organization_id, order_id);
select app.protect('products', 'select, insert, update', 'select, insert, update');

create table product_changes (
  organization_id uuid not null,
  product_id uuid not null,
  id uuid not null,
  from_state text,
  to_state text not null,
  cause text not null,
  actor_user_id uuid,
  changed_at timestamptz not null,
  primary key (organization_id, product_id, id),
  foreign key (organization_id, product_id) references products
);
comment on table product_changes is 'Each change of a product''s state with its cause, time and actor (CAT-5).';
select app.only_grows('product_changes');
select app.protect('product_changes', 'select, insert', 'select, insert');

create table provisioning_steps (
  organization_id uuid not null,
  product_id uuid not null,
  step text not null check (step in ('create', 'renew', 'change', 'suspend', 'resume', 'terminate')),
  occasion text not null,
  started_at timestamptz not null,
  attempts int not null default 1,
  done_at timestamptz,
  primary key (organization_id, product_id, step, occasion),
  foreign key (organization_id, product_id) references products
);
comment on table provisioning_steps is 'Calls of provisioning modules; occasion tells two calls of the same step apart, so that none runs twice (CAT-6).';
select app.protect('provisioning_steps', 'select, insert, update', 'select, insert, update');

create table member_products (
  organization_id uuid not null,
  user_id uuid not null,
  product_id uuid not null,
  primary key (organization_id, user_id, product_id),
  foreign key (organization_id, user_id) references members on delete cascade,
  foreign key (organization_id, product_id) references products
);
comment on table member_products is 'Products given to collaborators and external users (ORG-2).';
select app.protect('member_products', 'select, insert, delete');
