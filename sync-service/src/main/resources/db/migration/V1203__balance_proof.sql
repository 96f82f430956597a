-- What the bank's balance is ahead of the sum of the rows since a day: it never changes while no row is missing or there
-- twice. Banks count reservations in or not, so both are kept.
create table balance_proof (
    account_id          uuid        primary key references account on delete cascade,
    since               date        not null,
    ahead_of_booked     numeric     not null,
    ahead_of_all        numeric     not null,
    -- seen once; the balance and the rows may have been read with a booking in between
    suspected           numeric     not null default 0,
    -- seen twice alike: rows are missing or too many
    drift               numeric     not null default 0,
    checked_at          timestamptz not null,
    proved_at           timestamptz not null
);
