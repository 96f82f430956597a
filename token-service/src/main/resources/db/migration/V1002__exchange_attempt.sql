-- One row per grant: the sealed code until it is exchanged or dead, then only how it ended.
create table exchange_attempt (
    connection_id      uuid        not null,
    consent_no         bigint      not null,
    attempt_id         uuid        not null unique,
    tenant             text        not null,
    provider_id        text,
    sealed_code        text,
    sealed_end_user_ip text,
    redirect_uri       text        not null,
    scopes             text[]      not null,
    granted_at         timestamptz not null,
    code_expires_at    timestamptz not null,
    attended_until     timestamptz,
    state              text        not null default 'due' check (state in ('due', 'started', 'done', 'failed')),
    reason             text,
    -- calls whose outcome is not known; an answer that proves that the code was not taken is not counted
    tries              int         not null default 0,
    lease_owner        uuid,
    -- database time; with an owner a lease, without one the earliest time of the next try
    lease_until        timestamptz,
    traceparent        text,
    created_at         timestamptz not null default now(),
    finished_at        timestamptz,
    primary key (connection_id, consent_no),
    check (state in ('due', 'started') or sealed_code is null)
);

create index exchange_attempt_open on exchange_attempt (code_expires_at) where state in ('due', 'started');
