-- What happened to the tokens of a connection, for operations. Never a secret.
create table timeline (
    id            bigint generated always as identity primary key,
    connection_id uuid        not null,
    consent_no    bigint      not null,
    at            timestamptz not null,
    what          text        not null,
    reason        text,
    actor         text,
    token_version bigint,
    next_at       timestamptz
);

create index timeline_of_connection on timeline (connection_id, id);
create index timeline_by_age on timeline (at);
