-- Connections that were revoked. Kept for ever: it refuses what comes late, and is applied again after a restore.
create table erasure (
    connection_id uuid        primary key,
    tenant        text        not null,
    consent_no    bigint      not null,
    state         text        not null default 'due' check (state in ('due', 'released', 'done')),
    requested_at  timestamptz not null,
    tries         int         not null default 0,
    lease_owner   uuid,
    lease_until   timestamptz,
    traceparent   text,
    finished_at   timestamptz
);

create index erasure_open on erasure (requested_at) where state <> 'done';
