-- The outbox keeps what it has sent for days, bank data in the tenants' events included. With a connection all of that
-- goes too, sent or not: the tenant is told of the erasure itself, after it.
create index outbox_by_key on outbox (record_key);

create function forget_told_events() returns trigger language plpgsql as $$
begin
    delete from outbox
     where record_key = old.connection_id::text
       and topic in ('bankfeed.' || old.tenant || '.accounts', 'bankfeed.' || old.tenant || '.transactions');
    return old;
end $$;
create trigger forget_told_events before delete on synced_connection
    for each row execute function forget_told_events();
