-- Events that commit with the state change they tell of. Relayed shard by shard (one advisory lock each), so that the
-- order of a key holds under any number of replicas.
-- One partition a day, made ahead and dropped after its time by the service (DailyPartitions).
create table outbox (
    seq          bigint generated always as identity,
    event_id     uuid        not null,
    topic        text        not null,
    record_key   text        not null,
    headers      text        not null,
    value        text        not null,
    traceparent  text,
    shard        smallint    not null generated always as (abs(hashtext(record_key)::bigint) % 16) stored,
    created_at   timestamptz not null default now(),
    published_at timestamptz,
    refused      text,
    primary key (seq, created_at)
) partition by range (created_at);

create table outbox_default partition of outbox default;

create index outbox_to_publish on outbox (shard, seq) where published_at is null and refused is null;

-- Event ids whose effect has been committed: what makes at-least-once delivery an effect once. They are UUIDv7, so that
-- a day is a range of them, and an id is looked for in the one partition that can hold it.
create table processed_event (
    event_id     uuid        primary key,
    processed_at timestamptz not null default now()
) partition by range (event_id);

create table processed_event_default partition of processed_event default;

-- The first days' partitions of both; from then on the service makes them (DailyPartitions, the same names and bounds).
do $$
declare
    day date;
begin
    for ahead in 0..3 loop
        day := (now() at time zone 'utc')::date + ahead;
        execute format('create table outbox_p%s partition of outbox for values from (%L) to (%L)',
                       to_char(day, 'YYYYMMDD'), day || 'T00:00:00Z', day + 1 || 'T00:00:00Z');
        execute format('create table processed_event_p%s partition of processed_event for values from (%L) to (%L)',
                       to_char(day, 'YYYYMMDD'),
                       lpad(to_hex(extract(epoch from day)::bigint * 1000), 12, '0') || repeat('0', 20),
                       lpad(to_hex(extract(epoch from day + 1)::bigint * 1000), 12, '0') || repeat('0', 20));
    end loop;
end $$;

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
