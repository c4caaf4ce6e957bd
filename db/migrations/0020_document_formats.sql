-- A document is kept in several formats: as PDF for people, as e-invoice in two syntaxes for programs (MON-4).

alter table documents add column format text not null default 'pdf' check (format in ('pdf', 'ubl', 'cii'));
comment on column documents.format is 'pdf for people; ubl and cii are e-invoices by EN 16931. The PDF of a document that has those carries the cii inside (Factur-X).';
alter table documents drop constraint documents_pkey;
alter table documents add primary key (organization_id, kind, subject_id, format);
alter table documents alter column format drop default;
