-- Orders that are paid in part from the prepaid account, the rest by another method (MON-3).

alter table due_items add column prepaid_minor bigint not null default 0;
alter table due_items add constraint due_items_prepaid_part_check check (prepaid_minor = 0 or (prepaid_minor > 0 and kind = 'order'));
comment on column due_items.prepaid_minor is 'What was set aside of the prepaid account for the order, in minor units; amount_minor is the rest. It lies on the ledger account reserved while the due item is open.';

-- Each change of that part makes a new pro-forma with a reference of its own; the newest one counts.
drop index proformas_organization_id_order_id_idx;
create index on proformas (organization_id, order_id, id);
