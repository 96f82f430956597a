-- A change shows its transaction, and a row keeps what the bank wrote, as text that nobody looks into: json is written
-- and read as it is, jsonb is taken apart and put together again.
alter table change_feed alter column transaction type json using transaction::json;

drop function transaction_as_shown(bank_transaction);

-- Ids are compared byte by byte, not by the rules of a language.
alter table bank_transaction
    alter column raw type json using raw::json,
    alter column normalised_provider_transaction_id type text collate "C",
    alter column provider_transaction_id type text collate "C";

create function transaction_as_shown(shown bank_transaction) returns json
    language sql stable
    return json_build_object(
        'transaction_uid', shown.transaction_uid,
        'account_id', shown.account_id,
        'status', shown.status,
        'direction', shown.direction,
        'amount', json_build_object('value', shown.value::text, 'currency', shown.currency),
        'booked_on', shown.booked_on,
        'timestamp', to_char(shown.occurred_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"'),
        'description', shown.description,
        'merchant_name', shown.merchant_name,
        'category', shown.category,
        'classification', to_json(shown.classification),
        'running_balance', case when shown.running_balance_value is not null then
            json_build_object('value', shown.running_balance_value::text,
                              'currency', shown.running_balance_currency) end,
        'provider_ids', json_build_object(
            'transaction_id', shown.transaction_id,
            'normalised_provider_transaction_id', shown.normalised_provider_transaction_id,
            'provider_transaction_id', shown.provider_transaction_id),
        'meta', shown.meta);

-- Every index costs each row that comes in. The list of an account and the days of a window are one order; few rows are
-- gone, and fewer are pending.
drop index bank_transaction_window;
drop index bank_transaction_page;
create index bank_transaction_by_day
    on bank_transaction (account_id, booked_on desc, occurred_at desc, transaction_uid desc);
create index bank_transaction_pending on bank_transaction (account_id) where status = 'pending';

-- What is due is a stretch of what waits, however much that is.
drop index sync_task_claimable;
create index sync_task_due on sync_task (state, due_at) where state in ('planned', 'requested', 'ready', 'fetched');
