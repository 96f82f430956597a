-- Wrapping keys, one per generation, each wrapped by the key-encryption key (a file, or a key management service).
create table wrapping_key (
    generation int         primary key,
    kek_uri    text        not null,
    -- destroyed when nothing is wrapped by it any more
    wrapped    bytea,
    created_at timestamptz not null default now(),
    retired_at timestamptz,
    check ((wrapped is null) = (retired_at is not null))
);

-- One data keyset per connection, wrapped by a wrapping key. Deleting the row makes every copy of what it closed
-- unreadable, in this database's neighbours, in their backups and in their logs.
create table data_key (
    connection_id uuid        primary key,
    generation    int         not null references wrapping_key,
    wrapped       bytea       not null,
    -- a rotation has put a new key before the old ones: when those are dropped
    prune_at      timestamptz,
    created_at    timestamptz not null default now()
);

create index data_key_by_generation on data_key (generation, connection_id);
create index data_key_to_prune on data_key (prune_at) where prune_at is not null;

-- A rotation leads to a generation: every connection gets a new data key, its tokens are encrypted anew, and the
-- generations before are destroyed.
create table rotation (
    generation  int         primary key references wrapping_key,
    total       bigint      not null,
    started_at  timestamptz not null default now(),
    finished_at timestamptz
);
