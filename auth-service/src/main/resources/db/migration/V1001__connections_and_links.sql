-- What the tenants see: one row per connection, made with its first link and kept over every re-consent.
create table connection (
    connection_id   uuid        primary key, -- UUIDv7: newest first is the key's own order
    tenant          text        not null,
    user_id         text        not null,
    reference       text,
    country         text        not null,
    scopes          text[]      not null,
    provider_id     text,
    provider_name   text,
    status          text        not null check (status in ('pending', 'awaiting_confirmation', 'active', 'expiring',
                                                           'failed', 'reconsent_required', 'revoked')),
    status_since    timestamptz not null,
    reason          text,
    actor           text        not null,
    last_consent_no bigint      not null default 0,
    live_consent_no bigint,
    last_attempt_at timestamptz,
    last_success_at timestamptz,
    data_as_of      timestamptz,
    next_run_at     timestamptz,
    health_reason   text,
    health_actor    text        not null default 'nobody',
    created_at      timestamptz not null
);

create index connection_by_tenant on connection (tenant, connection_id desc);
create index connection_by_user on connection (tenant, user_id, connection_id desc);
create index connection_by_status on connection (tenant, status, connection_id desc);
create index connection_unconfirmed on connection (status_since) where status = 'awaiting_confirmation';

-- One row per grant. exchanged_at: token-service has tokens for it; confirmed_at: its data may be released.
create table consent (
    connection_id   uuid        not null references connection,
    consent_no      bigint      not null check (consent_no > 0),
    attempt_id      uuid        not null unique,
    scopes          text[]      not null,
    provider_id     text,
    credentials_id  text,
    granted_at      timestamptz not null,
    code_expires_at timestamptz not null,
    expires_at      timestamptz not null,
    expires_from    text        not null check (expires_from in ('policy', 'bank')),
    exchanged_at    timestamptz,
    confirmed_at    timestamptz,
    ended_at        timestamptz,
    end_reason      text,
    primary key (connection_id, consent_no)
);

create index consent_unanswered on consent (code_expires_at) where exchanged_at is null and ended_at is null;

-- One row per link. Neither state, ticket, cookie nor PKCE verifier can be read from it: the first three are hashes of
-- 256 random bits, the verifier is encrypted under a key made from the state, which only the browser brings back.
create table auth_attempt (
    attempt_id      uuid        primary key,
    connection_id   uuid        not null references connection,
    state_hash      text        not null unique,
    ticket_hash     text        not null unique,
    cookie_hashes   text[]      not null default '{}',
    code_challenge  text        not null,
    sealed_verifier text        not null,
    redirect_uri    text        not null,
    environment     text        not null,
    scopes          text[]      not null,
    provider_id     text,
    landing         text        not null,
    language        text,
    created_at      timestamptz not null,
    expires_at      timestamptz not null,
    outcome         text        check (outcome in ('granted', 'failed', 'expired')),
    ended_at        timestamptz,
    error_class     text,
    error_code      text,
    consent_no      bigint
);

create index auth_attempt_open on auth_attempt (expires_at) where outcome is null;
create index auth_attempt_of_connection on auth_attempt (connection_id);

-- What the landing page gets: worth nothing without the tenant's own token and the right user.
create table callback_reference (
    reference_hash text        primary key,
    connection_id  uuid        not null references connection,
    attempt_id     uuid        not null unique references auth_attempt,
    consent_no     bigint,
    created_at     timestamptz not null,
    expires_at     timestamptz not null,
    redeemed_at    timestamptz
);

-- TrueLayer's list of banks as last fetched, so that a start without TrueLayer still has one.
create table provider_catalogue (
    only_row   boolean     primary key default true check (only_row),
    providers  text        not null,
    fetched_at timestamptz not null
);

-- Refusals that somebody should look at. Append-only.
create table security_alarm (
    alarm_id      uuid        primary key,
    kind          text        not null,
    tenant        text        not null,
    connection_id uuid        not null,
    raised_at     timestamptz not null
);

create index security_alarm_of_connection on security_alarm (connection_id, raised_at);
