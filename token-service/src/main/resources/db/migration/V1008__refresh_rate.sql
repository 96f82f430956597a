-- How many planned refreshes have begun in the current second, at each bank and ('*') in all, on all replicas together.
create unlogged table refresh_rate (
    lane    text   primary key,
    -- of database time, since the epoch
    second  bigint not null,
    used    int    not null,
    -- what the last who asked was given
    granted int    not null
);
