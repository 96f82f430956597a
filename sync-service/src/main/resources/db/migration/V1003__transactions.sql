-- Booked and pending rows of an account, live and gone (removed_at). Hashes are 128 bits of a SHA-256, kept as uuid.
create table bank_transaction (
    transaction_uid                    uuid        primary key,
    account_id                         uuid        not null references account on delete cascade,
    status                             text        not null check (status in ('booked', 'pending')),
    -- identity: the first that is there of normalised id, provider id, fingerprint with occurrence (twins)
    normalised_provider_transaction_id text,
    provider_transaction_id            text,
    fingerprint                        uuid        not null,
    occurrence                         integer     not null,
    -- the provider's unstable id, as it was when the row last changed
    transaction_id                     text,
    direction                          text        not null check (direction in ('debit', 'credit')),
    -- negative when money leaves the user's account or is put on the user's card
    value                              numeric     not null,
    currency                           text        not null,
    -- the day at the bank
    booked_on                          date        not null,
    -- as the bank wrote it, and the instant read from it
    timestamp                          text        not null,
    occurred_at                        timestamptz not null,
    description                        text        not null,
    merchant_name                      text,
    category                           text,
    classification                     text[]      not null default '{}',
    running_balance_value              numeric,
    running_balance_currency           text,
    -- the sign of the amount contradicts the transaction type
    sign_mismatch                      boolean     not null default false,
    meta                               jsonb       not null default '{}',
    raw                                jsonb       not null,
    content_hash                       uuid        not null,
    -- of a booked row: the pending row it came from; of that pending row: the booked one it became
    settled_from                       uuid,
    settled_into                       uuid,
    removed_at                         timestamptz,
    first_seen_at                      timestamptz not null,
    changed_at                         timestamptz not null
);
create index bank_transaction_page on bank_transaction (account_id, booked_on desc, transaction_uid desc)
    where removed_at is null;
create index bank_transaction_window on bank_transaction (account_id, status, booked_on);
create unique index bank_transaction_identity on bank_transaction (account_id, status, fingerprint, occurrence);
create index bank_transaction_by_normalised_id
    on bank_transaction (account_id, normalised_provider_transaction_id)
    where normalised_provider_transaction_id is not null;
create index bank_transaction_by_provider_id on bank_transaction (account_id, provider_transaction_id)
    where provider_transaction_id is not null;

-- What is known of each account's days: stretches that never overlap.
create table coverage (
    account_id uuid not null references account on delete cascade,
    from_date  date not null,
    to_date    date not null,
    state      text not null check (state in ('complete', 'refused', 'open')),
    reason     text,
    as_of      timestamptz,
    primary key (account_id, from_date),
    check (from_date <= to_date)
);

-- Every change in order. Positions are given under the lock of the connection's row (synced_connection.feed_position),
-- so that they have no gaps and a reader who saw n never meets n-1 later. One partition a day, made ahead and dropped
-- after its time by the service (DailyPartitions): a cursor from before then answers cursor_expired.
create table change_feed (
    connection_id   uuid        not null references synced_connection on delete cascade,
    position        bigint      not null,
    account_id      uuid        not null,
    transaction_uid uuid        not null,
    op              text        not null check (op in ('added', 'updated', 'settled', 'removed', 'reinstated')),
    -- the transaction as the API shows it, as of this change
    transaction     jsonb       not null,
    settled_from    uuid,
    changed_at      timestamptz not null,
    primary key (connection_id, position, changed_at)
) partition by range (changed_at);
create table change_feed_default partition of change_feed default;

-- A row as the API, the change feed and the tenant's events show it.
create function transaction_as_shown(shown bank_transaction) returns jsonb
    language sql stable
    return jsonb_build_object(
        'transaction_uid', shown.transaction_uid,
        'account_id', shown.account_id,
        'status', shown.status,
        'direction', shown.direction,
        'amount', jsonb_build_object('value', shown.value::text, 'currency', shown.currency),
        'booked_on', shown.booked_on,
        'timestamp', to_char(shown.occurred_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"'),
        'description', shown.description,
        'merchant_name', shown.merchant_name,
        'category', shown.category,
        'classification', to_jsonb(shown.classification),
        'running_balance', case when shown.running_balance_value is not null then
            jsonb_build_object('value', shown.running_balance_value::text,
                               'currency', shown.running_balance_currency) end,
        'provider_ids', jsonb_build_object(
            'transaction_id', shown.transaction_id,
            'normalised_provider_transaction_id', shown.normalised_provider_transaction_id,
            'provider_transaction_id', shown.provider_transaction_id),
        'meta', shown.meta);
