-- Events that commit with the state change they tell of. Relayed shard by shard (one advisory lock each), so that the
-- order of a key holds under any number of replicas.
create table outbox (
    seq          bigint generated always as identity primary key,
    event_id     uuid        not null,
    topic        text        not null,
    record_key   text        not null,
    headers      text        not null,
    value        text        not null,
    traceparent  text,
    shard        smallint    not null generated always as (abs(hashtext(record_key)::bigint) % 16) stored,
    created_at   timestamptz not null default now(),
    published_at timestamptz,
    refused      text
);

create index outbox_to_publish on outbox (shard, seq) where published_at is null and refused is null;
create index outbox_published on outbox (published_at) where published_at is not null;

-- Event ids whose effect has been committed: what makes at-least-once delivery an effect once.
create table processed_event (
    event_id     uuid        primary key,
    processed_at timestamptz not null default now()
);

create index processed_event_by_age on processed_event (processed_at);

-- The newest grant seen of each connection, kept for ever, also after erasure: what belongs to an older grant, or to a
-- revoked connection, is ignored however late it comes.
create table consent_high_water (
    connection_id uuid    primary key,
    consent_no    bigint  not null,
    revoked       boolean not null default false
);

-- The first answer to a POST with an Idempotency-Key, given again for the same request.
create table idempotency_key (
    tenant      text        not null,
    route       text        not null,
    key         text        not null,
    fingerprint text        not null,
    answer      text        not null,
    created_at  timestamptz not null default now(),
    primary key (tenant, route, key)
);

create index idempotency_key_by_age on idempotency_key (created_at);
