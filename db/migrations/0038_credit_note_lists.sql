-- The list of credit notes for staff stays fast with many rows.

create index on credit_notes (total_minor, id);
create index on credit_notes (destination, issued_on, id);
create index on credit_notes (number);
