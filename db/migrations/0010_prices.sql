-- Volume rates: what families of plans cost less per product from a number of products on (CAT-3).

create table plan_family_tiers (
  family_id text not null references plan_families,
  valid_from date not null,
  from_quantity int not null check (from_quantity >= 1),
  rate numeric(6, 3) not null check (rate >= 0 and rate < 100),
  primary key (family_id, valid_from, from_quantity)
);
comment on table plan_family_tiers is 'Volume rates in percent of families (CAT-3). All rows of one first day are one scale; a new scale takes the place of the whole former one from its day on.';
select app.only_grows('plan_family_tiers');
grant select on plan_family_tiers to chalet_app, chalet_platform;
grant insert on plan_family_tiers to chalet_platform;

alter table order_lines add column volume_rate numeric(6, 3) not null default 0 check (volume_rate >= 0 and volume_rate < 100);
alter table order_lines alter column volume_rate drop default;
comment on column order_lines.volume_rate is 'Volume rate in percent that was taken off unit price times quantity (CAT-3); 0 without one.';
