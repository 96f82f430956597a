-- A connection as far as syncing goes: created by whichever comes first, its first tokens or its confirmation.
-- Its row is the lock of the connection: whoever stores, plans or ends a run of it holds this row.
create table synced_connection (
    connection_id         uuid        primary key,
    tenant                text        not null,
    consent_no            bigint      not null,
    provider_id           text,
    provider_display_name text,
    credentials_id        text,
    scopes                text[]      not null default '{}',
    token_state           text        not null default 'awaited' check (token_state in ('awaited', 'usable', 'lost')),
    token_reason          text,
    token_actor           text        not null default 'nobody',
    token_version         bigint      not null default 0,
    granted_at            timestamptz,
    consent_expires_at    timestamptz,
    -- until then calls may carry the user's IP: the user has just acted
    attended_until        timestamptz,
    -- null: fetched but not released (409 confirmation_required, no tenant events)
    confirmed_at          timestamptz,
    -- endpoints that this bank lacks (501), learned anew with each grant
    unsupported           text[]      not null default '{}',
    last_attempt_at       timestamptz,
    last_success_at       timestamptz,
    data_as_of            timestamptz,
    last_deep_at          timestamptz,
    next_run_at           timestamptz,
    -- the change feed: the last position given, and the last one that went out to the tenant's topic
    feed_position         bigint      not null default 0,
    published_position    bigint      not null default 0,
    created_at            timestamptz not null default now()
);
create index synced_connection_of_tenant on synced_connection (tenant, connection_id);
create index synced_connection_due on synced_connection (next_run_at) where token_state = 'usable';
create index synced_connection_unpublished on synced_connection (connection_id)
    where confirmed_at is not null and published_position < feed_position;

create table holder (
    connection_id    uuid        not null references synced_connection on delete cascade,
    holder_no        integer     not null,
    full_name        text,
    update_timestamp text,
    as_of            timestamptz not null,
    raw              jsonb       not null,
    primary key (connection_id, holder_no)
);

create table sync_run (
    sync_id          uuid        primary key,
    connection_id    uuid        not null references synced_connection on delete cascade,
    consent_no       bigint      not null,
    trigger          text        not null check (trigger in ('initial', 'routine', 'deep', 'requested')),
    state            text        not null default 'running' check (state in ('running', 'completed', 'failed')),
    reason           text,
    actor            text        not null default 'nobody',
    accounts         integer     not null default 0,
    added            integer     not null default 0,
    updated          integer     not null default 0,
    settled          integer     not null default 0,
    removed          integer     not null default 0,
    reinstated       integer     not null default 0,
    history_complete boolean     not null default false,
    started_at       timestamptz not null,
    ended_at         timestamptz,
    data_as_of       timestamptz,
    next_run_at      timestamptz,
    traceparent      text
);
create unique index sync_run_one_active on sync_run (connection_id) where state = 'running';
create index sync_run_latest on sync_run (connection_id, started_at desc);
