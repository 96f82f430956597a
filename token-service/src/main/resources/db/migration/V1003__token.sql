-- Banks that tokens exist for; what is true of a bank and not of one connection.
create table provider (
    provider_id  text        primary key,
    display_name text,
    paused       boolean     not null default false,
    troubled     boolean     not null default false,
    updated_at   timestamptz not null default now()
);

-- The tokens of one grant. One current row per connection; while a renewal is under way the old row stays current, and
-- when it is swapped out it stays, retired, until its grant is deleted at TrueLayer.
create table token (
    connection_id             uuid        not null,
    consent_no                bigint      not null,
    tenant                    text        not null,
    current                   boolean     not null,
    status                    text        not null check (status in ('live', 'lost', 'retired', 'revoking')),
    reason                    text,
    actor                     text,
    credentials_id            text        not null,
    provider_id               text        not null,
    provider_display_name     text,
    scopes                    text[]      not null,
    granted_at                timestamptz not null,
    consent_expires_at        timestamptz,
    access_token              bytea       not null,
    refresh_token             bytea,
    access_issued_at          timestamptz not null,
    access_expires_at         timestamptz not null,
    -- idle limit of the refresh token: 30 days from its last use
    refresh_expires_at        timestamptz,
    version                   bigint      not null,
    -- a successful refresh that lost the race for the row: tried when the stored refresh token is refused
    candidate_access_token    bytea,
    candidate_refresh_token   bytea,
    candidate_expires_at      timestamptz,
    next_refresh_at           timestamptz,
    next_run_at               timestamptz,
    asked_at                  timestamptz,
    failures                  int         not null default 0,
    last_failure              text,
    last_failure_actor        text,
    -- /me is still to be read
    identify_at               timestamptz,
    identified                boolean     not null default false,
    announced                 boolean     not null default false,
    attended_until            timestamptz,
    end_user_ip               bytea,
    retire_at                 timestamptz,
    lease_owner               uuid,
    lease_until               timestamptz,
    traceparent               text,
    created_at                timestamptz not null default now(),
    primary key (connection_id, consent_no)
) with (fillfactor = 80);

create unique index token_current on token (connection_id) where current;
create index token_refresh_due on token (provider_id, next_refresh_at) where next_refresh_at is not null;
create index token_identify_due on token (identify_at) where identify_at is not null;
create index token_attended on token (attended_until) where attended_until is not null;
create index token_retired on token (retire_at) where retire_at is not null;
