-- A renewal that shares no account with the grants before it is held back until the tenant has decided.
alter table account
    -- under which it was first seen
    add column first_consent_no bigint not null default 1;

alter table synced_connection
    -- the first of the grants that are held back for it; null: none is
    add column other_accounts_no bigint,
    -- the grant whose other accounts the tenant took for its user's
    add column other_accounts_accepted_no bigint;
