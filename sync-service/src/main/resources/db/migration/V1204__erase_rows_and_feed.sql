-- A foreign key is looked up for each row that comes in, which is a quarter of what bringing it in costs. The rows of
-- the two large tables are only written under the lock of their connection's row (synced_connection), so none can be
-- written for a connection that is being erased; the erasure itself takes them along here instead of by cascade.
alter table bank_transaction drop constraint bank_transaction_account_id_fkey;
alter table change_feed drop constraint change_feed_connection_id_fkey;

create function erase_rows_and_feed() returns trigger language plpgsql as $$
begin
    delete from bank_transaction
     where account_id in (select account_id from account where connection_id = old.connection_id);
    delete from change_feed where connection_id = old.connection_id;
    return old;
end $$;
create trigger erase_rows_and_feed before delete on synced_connection
    for each row execute function erase_rows_and_feed();
