-- What is known of a connection. The row stays for ever, also after erasure: so nothing that comes late revives it.
create table if not exists bank_connection (
    connection_id uuid primary key,
    bank          varchar(200),
    feed_cursor   varchar(512),             -- of the last change applied
    snapshot_from timestamp with time zone, -- changes before it are contained in the snapshot that was taken
    erased        boolean not null default false
);

-- The newest grant seen for each connection on each topic; what belongs to an older one is a replay.
create table if not exists newest_grant (
    connection_id uuid         not null,
    topic         varchar(200) not null,
    consent_no    bigint       not null,
    primary key (connection_id, topic)
);

-- Both are written in the transaction of the effect: that makes it happen exactly once.
create table if not exists processed_event (
    event_id     uuid primary key,
    processed_at timestamp with time zone not null default current_timestamp
);
create table if not exists applied_change (
    connection_id uuid         not null,
    cursor_text   varchar(512) not null,
    applied_at    timestamp with time zone not null default current_timestamp,
    primary key (connection_id, cursor_text)
);

create table if not exists account (
    account_id    uuid primary key,
    connection_id uuid not null,
    kind          varchar(20) not null,
    display_name  varchar(200),
    currency      varchar(3)  not null
);
create table if not exists bank_transaction (
    transaction_uid uuid primary key,
    account_id      uuid           not null,
    connection_id   uuid           not null,
    direction       varchar(10)    not null,
    amount          decimal(19, 4) not null,
    currency        varchar(3)     not null,
    booked_on       date           not null,
    category        varchar(100)   not null,
    description     varchar(1000)
);
create index if not exists bank_transaction_of_month on bank_transaction (currency, booked_on);

-- Records that could not be understood: a tenant has no dead letter topic, so they are kept for a person here.
create table if not exists rejected_record (
    topic      varchar(200) not null,
    partition_no integer    not null,
    offset_no  bigint       not null,
    reason     varchar(200) not null,
    primary key (topic, partition_no, offset_no)
);
