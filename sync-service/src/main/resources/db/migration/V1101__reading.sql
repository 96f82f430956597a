-- Who read which bank data, or was refused it: one row per request, never changed. No bank data in it, and no foreign
-- keys: it outlives the erasure of what it tells of. One partition a day, dropped after its time as a whole: nobody can
-- take single rows out of it.
create table access_audit (
    audit_id      bigint generated always as identity,
    at            timestamptz not null,
    tenant        text        not null,
    caller        text        not null,
    action        text        not null,
    connection_id uuid,
    account_id    uuid,
    -- 'given', or the code of the refusal
    result        text        not null,
    primary key (audit_id, at)
) partition by range (at);
create table access_audit_default partition of access_audit default;
create index access_audit_of_connection on access_audit (connection_id, at);
create index access_audit_of_tenant on access_audit (tenant, at);

create function refuse_to_rewrite() returns trigger language plpgsql as $$
begin
    raise exception 'access_audit is append-only';
end $$;
create trigger access_audit_is_append_only before update or delete or truncate on access_audit
    for each statement execute function refuse_to_rewrite();

-- Newest first: by day, within the day by the bank's time.
drop index bank_transaction_page;
create index bank_transaction_page
    on bank_transaction (account_id, booked_on desc, occurred_at desc, transaction_uid desc) where removed_at is null;

-- What is not on the tenant's topics yet, of tenants that have switched confirmation off too.
drop index synced_connection_unpublished;
create index synced_connection_unpublished on synced_connection (connection_id)
    where published_position < feed_position;
