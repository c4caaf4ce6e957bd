-- Volume rates: what families of plans cost less per product from a number of products on (CAT-3).

create table plan_family_tiers (
  family_id text not null references plan_families,
  valid_from date not null,
  from_quantity int not null check (from_quantity >= 1),
  volume_rate numeric(6, 3) not null check (volume_rate >= 0 and volume_rate < 100),
  primary key (family_id, valid_from, from_quantity)
);
comment on table plan_family_tiers is 'Volume rates in percent of families (CAT-3). All rows of one first day are one scale; a new scale takes the place of the whole former one from its day on.';
select app.only_grows('plan_family_tiers');
grant select on plan_family_tiers to chalet_app, chalet_platform;
grant insert on plan_family_tiers to chalet_platform;

alter table order_lines add column volume_rate numeric(6, 3) not null default 0 check (volume_rate >= 0 and volume_rate < 100);
alter table order_lines alter column volume_rate drop default;
comment on column order_lines.volume_rate is 'Volume rate in percent that was taken off unit price times quantity (CAT-3); 0 without one.';

-- Options of plans (CAT-1): sold with a product, for the same periods, as a line of their own.

create table plan_options (
  plan_id text not null references plans,
  id text not null,
  position int not null,
  names jsonb not null,
  summaries jsonb not null,
  module_key text not null,
  is_offered boolean not null default true,
  primary key (plan_id, id)
);
comment on table plan_options is 'What can be added to a product of a plan (CAT-1). names and summaries by language; VAT is that of the plan.';
comment on column plan_options.module_key is 'What the provisioning module is told of the option.';

create table plan_option_prices (
  plan_id text not null,
  option_id text not null,
  period text not null check (period in ('month', 'year')),
  currency char(3) not null,
  valid_from date not null,
  amount_minor bigint not null check (amount_minor >= 0),
  primary key (plan_id, option_id, period, currency, valid_from),
  foreign key (plan_id, option_id) references plan_options
);
comment on table plan_option_prices is 'Net price of an option of one unit for one period, in minor units; versions as those of plans (CAT-2).';
select app.only_grows('plan_option_prices');
grant select on plan_options, plan_option_prices to chalet_app, chalet_platform;
grant insert, update on plan_options to chalet_platform;
grant insert on plan_option_prices to chalet_platform;

alter table order_lines add column option_id text;
alter table order_lines add column of_position int;
alter table order_lines add foreign key (plan_id, option_id) references plan_options;
alter table order_lines add foreign key (organization_id, order_id, of_position) references order_lines;
alter table order_lines add constraint option_has_its_product check ((option_id is null) = (of_position is null));
comment on column order_lines.option_id is 'The option that the line sells; null for a product.';
comment on column order_lines.of_position is 'For an option the position of its product in the same order.';

create table product_options (
  organization_id uuid not null,
  product_id uuid not null,
  plan_id text not null,
  option_id text not null,
  unit_price_minor bigint not null,
  primary key (organization_id, product_id, option_id),
  foreign key (organization_id, product_id) references products,
  foreign key (plan_id, option_id) references plan_options
);
comment on table product_options is 'Options that a product has, with the list price of its period in minor units of the product''s currency (CAT-1).';
select app.protect('product_options', 'select, insert', 'select, insert');
