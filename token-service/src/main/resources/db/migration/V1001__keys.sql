-- One data key per connection, wrapped by the key-encryption key. A schema of its own, and nothing refers to it, so that
-- it can move to a store with its own, short backup retention: a key that comes back with a backup shreds nothing.
create schema if not exists keys;

create table keys.data_key (
    connection_id uuid        primary key,
    kek_id        text        not null,
    wrapped       bytea       not null,
    created_at    timestamptz not null default now()
);

create index data_key_by_kek on keys.data_key (kek_id);
