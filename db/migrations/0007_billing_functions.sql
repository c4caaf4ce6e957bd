-- What billing does beyond the rights of a member's request, each as narrow as can be; and mails for many at once.

-- The number of the next invoice. Its counter stays locked until the transaction ends, so that none is missing (MON-4).
create function app.next_invoice_number() returns bigint
language sql security definer set search_path = public, pg_temp as $$
  select last_number + 1 from number_counters where name = 'invoice' for update
$$;
alter function app.next_invoice_number owner to chalet_platform;
revoke execute on function app.next_invoice_number from public;
grant execute on function app.next_invoice_number to chalet_app, chalet_platform;

-- Stores an invoice under the number that app.next_invoice_number gave to this transaction.
create function app.issue_invoice(p_organization_id uuid, p_id uuid, p_number bigint, p_order_id uuid, p_currency text, p_net_minor bigint,
  p_vat_minor bigint, p_issued_on date, p_due_on date, p_issued_at timestamptz, p_document jsonb) returns void
language plpgsql security definer set search_path = public, pg_temp as $$
begin
  perform app.assert_own(p_organization_id);
  update number_counters set last_number = p_number where name = 'invoice' and last_number = p_number - 1;
  if not found then
    raise exception '% is not the number of the next invoice', p_number using errcode = 'check_violation';
  end if;
  insert into invoice_numbers values (p_number::text, p_organization_id, p_id);
  insert into invoices (organization_id, id, origin, number, order_id, currency, net_minor, vat_minor, total_minor, issued_on, due_on,
    issued_at, document)
  values (p_organization_id, p_id, 'issued', p_number::text, p_order_id, p_currency, p_net_minor, p_vat_minor, p_net_minor + p_vat_minor,
    p_issued_on, p_due_on, p_issued_at, p_document);
end $$;
alter function app.issue_invoice owner to chalet_platform;
revoke execute on function app.issue_invoice from public;
grant execute on function app.issue_invoice to chalet_app, chalet_platform;

-- Writes many mails and the jobs that send them, in one statement each. A mail that is there already is left out.
create function app.add_mails(p_mails jsonb, p_created_at timestamptz) returns void
language sql security definer set search_path = public, pg_temp as $$
  with added as (
    insert into mails (id, organization_id, user_id, recipient, language, template, params, created_at)
    select m.id, m.organization_id, m.user_id, m.recipient, m.language, m.template, m.params, p_created_at
    from jsonb_to_recordset(p_mails) as m (id uuid, organization_id uuid, user_id uuid, recipient text, language text, template text, params jsonb)
    on conflict (id) do nothing returning id
  )
  select app.add_jobs('mail.send', array(select json_build_object('mailId', id) from added), 12)
$$;
alter function app.add_mails owner to chalet_platform;
revoke execute on function app.add_mails from public;
grant execute on function app.add_mails to chalet_app, chalet_platform;
