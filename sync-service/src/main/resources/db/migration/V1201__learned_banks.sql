-- What banks have shown of themselves: how far back they give history, and for how long after a consent.
create table bank_history (
    provider_id  text        primary key,
    -- the deepest day ever given and the newest day ever refused for lying too far back, in days before the request
    days_given   integer,
    days_refused integer,
    -- the longest time after a consent at which old days were given, the shortest at which they were refused, in seconds
    open_for     bigint,
    closed_after bigint,
    learned_at   timestamptz not null
);

-- How banks are, as others observe them (bankfeed.providers).
create table bank_health (
    provider_id text        primary key,
    healthy     boolean     not null,
    reason      text,
    updated_at  timestamptz not null
);

-- Of a first sync: when the bank's window for old days closes. What closes first is asked for first.
alter table sync_run add column finish_by timestamptz;
alter table sync_task add column finish_by timestamptz;
