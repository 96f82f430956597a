-- What lies in this service's dead letter topics, and what an operator did about it. The topic keeps the record as long
-- as its retention; here the payload goes as soon as the letter is settled.
create table dead_letter (
    id                uuid        primary key,
    dead_letter_topic text        not null,
    topic             text        not null,
    topic_partition   int         not null,
    topic_offset      bigint      not null,
    record_key        text,
    headers           text        not null,
    value             bytea,
    value_size        int         not null,
    event_id          text,
    event_type        text,
    reason            text        not null,
    failed_at         timestamptz not null,
    replays           int         not null default 0,
    status            text        not null default 'open' check (status in ('open', 'replayed', 'discarded')),
    settled_at        timestamptz,
    settled_by        text
);

create index dead_letter_newest on dead_letter (failed_at desc, id desc);
create index dead_letter_open on dead_letter (failed_at, id) where status = 'open';
