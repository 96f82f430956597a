-- A connection that the user had to mend: told as recovered with the first data that flows again.
-- keys_destroyed_at, data_erased_at: what token- and sync-service reported after a revocation.
alter table connection
    add column recovering        boolean not null default false,
    add column keys_destroyed_at timestamptz,
    add column data_erased_at    timestamptz;

-- next_notice_at: when the clock has something to tell next; noticed: the last told or left out, in days before the end
-- (0: ended). waiting_grant: a renewal that is exchanged when it is confirmed, its code sealed to token-service.
-- replaced_no: the grant that was in use before. bank_date_after: bank's dates up to here are those of before an extension.
alter table consent
    add column next_notice_at   timestamptz,
    add column noticed          smallint,
    add column waiting_grant    text,
    add column replaced_no      bigint,
    add column bank_date_after  timestamptz,
    add column came_back        uuid[],
    add column added            uuid[],
    add column no_longer_shared uuid[],
    add column renewal_told_at  timestamptz;

create index consent_to_notice on consent (next_notice_at) where next_notice_at is not null;
create index consent_by_end on consent (expires_at) where ended_at is null;

alter table auth_attempt
    add column renewal boolean not null default false;

-- One link per grant, the same in all of its notices. It stands in the clear, as it does in the events of the outbox
-- beside it: it begins a renewal, which is worth nothing without the bank's login and the tenant's redemption.
create table renewal_ticket (
    connection_id uuid        not null references connection,
    consent_no    bigint      not null,
    ticket        text        not null unique,
    created_at    timestamptz not null,
    expires_at    timestamptz not null,
    used_at       timestamptz,
    primary key (connection_id, consent_no)
);

-- The accounts as the tenant's topic names them, masked: what a renewal page reminds the user to choose again.
create table known_account (
    connection_id uuid    not null references connection,
    account_id    uuid    not null,
    kind          text    not null,
    display_name  text,
    number_masked text,
    shared        boolean not null,
    primary key (connection_id, account_id)
);

-- What was said, asked, answered and done about a user's consent. Append-only, each entry chained to the one before.
create table consent_evidence (
    connection_id uuid        not null references connection,
    entry_no      bigint      not null,
    consent_no    bigint,
    attempt_id    uuid,
    at            timestamptz not null,
    what          text        not null,
    channel       text        not null,
    scopes        text[],
    provider_id   text,
    text_version  text,
    language      text,
    result        text,
    chain         text        not null,
    primary key (connection_id, entry_no)
);

create function consent_evidence_stays() returns trigger language plpgsql as $$
begin
    raise exception 'consent_evidence is append-only';
end $$;

create trigger consent_evidence_stays before update or delete or truncate on consent_evidence
    for each statement execute function consent_evidence_stays();

-- How banks are, by webhook or by what our own calls meet.
create table provider_health (
    provider_id text        primary key,
    healthy     boolean     not null,
    reason      text,
    updated_at  timestamptz not null
);

-- Logos are served from here: a page that carries a state must not tell third parties of its visitor.
create table provider_logo (
    provider_id  text        primary key,
    logo_url     text        not null,
    content_type text,
    image        bytea,
    fetched_at   timestamptz not null
);

-- Every permission text that a user ever agreed to, by the version that the evidence names.
create table permission_text (
    version        text        primary key,
    language       text        not null,
    words          text        not null,
    first_shown_at timestamptz not null
);
