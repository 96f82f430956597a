-- What is left of a revoked connection until TrueLayer has deleted its grant: the tokens alone, under an id and a data
-- key of their own, so that the connection's key and rows can go at once.
alter table token drop constraint token_status_check;
alter table token add constraint token_status_check
    check (status in ('live', 'lost', 'retired', 'revoking', 'releasing'));
