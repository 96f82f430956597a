-- Accounts and cards alike. The id is ours and outlives re-consents; the provider's may change.
create table account (
    account_id          uuid        primary key,
    connection_id       uuid        not null references synced_connection on delete cascade,
    kind                text        not null check (kind in ('account', 'card')),
    provider_account_id text        not null,
    account_type        text,
    display_name        text,
    currency            text        not null,
    sort_code           text,
    number              text,
    iban                text,
    swift_bic           text,
    routing_number      text,
    bsb                 text,
    -- of a card
    card_network        text,
    partial_card_number text,
    -- false: not in the newest list that the bank gave; what we hold of it stays
    shared              boolean     not null default true,
    unshared_at         timestamptz,
    consent_no          bigint      not null,
    -- endpoints the bank answered 501 for
    unsupported         text[]      not null default '{}',
    content_hash        uuid        not null,
    raw                 jsonb       not null,
    first_seen_at       timestamptz not null,
    as_of               timestamptz not null,
    -- rises with every change; the tenant's topic is told up to published_version
    version             bigint      not null default 1,
    published_version   bigint      not null default 0
);
create unique index account_at_provider on account (connection_id, kind, provider_account_id);
create index account_unpublished on account (connection_id) where published_version < version;

-- The newest balance of each account.
create table balance (
    account_id        uuid        primary key references account on delete cascade,
    current           numeric     not null,
    available         numeric,
    overdraft         numeric,
    credit_limit      numeric,
    currency          text        not null,
    update_timestamp  text,
    as_of             timestamptz not null,
    content_hash      uuid        not null,
    raw               jsonb       not null,
    version           bigint      not null default 1,
    published_version bigint      not null default 0
);
create index balance_unpublished on balance (account_id) where published_version < version;

create table standing_order (
    account_id           uuid        not null references account on delete cascade,
    standing_order_no    integer     not null,
    frequency            text,
    status               text,
    timestamp            text,
    currency             text,
    reference            text,
    payee                text,
    first_payment_date   date,
    first_payment_amount numeric,
    next_payment_date    date,
    next_payment_amount  numeric,
    final_payment_date   date,
    final_payment_amount numeric,
    meta                 jsonb       not null default '{}',
    raw                  jsonb       not null,
    as_of                timestamptz not null,
    primary key (account_id, standing_order_no)
);

create table direct_debit (
    account_id                 uuid        not null references account on delete cascade,
    direct_debit_no            integer     not null,
    direct_debit_id            text,
    name                       text,
    status                     text,
    timestamp                  text,
    currency                   text,
    previous_payment_timestamp text,
    previous_payment_amount    numeric,
    meta                       jsonb       not null default '{}',
    raw                        jsonb       not null,
    as_of                      timestamptz not null,
    primary key (account_id, direct_debit_no)
);
