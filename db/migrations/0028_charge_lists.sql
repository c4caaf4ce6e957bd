-- The list of charges for staff stays fast with many rows.

create index on charges (state, started_at, id);
create index on charges ((coalesce(received_minor, amount_minor)), id);
create index on chargebacks (state, organization_id, charge_id);
