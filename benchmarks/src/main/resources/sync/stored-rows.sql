with linked as (
    insert into synced_connection (connection_id, tenant, consent_no, confirmed_at)
    select gen_random_uuid(), 'acme', 1, now() from generate_series(%1$d, %2$d - 1) returning connection_id),
held as (
    insert into account (account_id, connection_id, kind, provider_account_id, currency, consent_no, content_hash,
                         raw, first_seen_at, as_of, published_version)
    select gen_random_uuid(), connection_id, 'account', 'stored', 'GBP', 1, gen_random_uuid(), '{}', now(),
           now(), 1 from linked
    returning account_id)
insert into bank_transaction (transaction_uid, account_id, status, normalised_provider_transaction_id,
       provider_transaction_id, fingerprint, occurrence, transaction_id, direction, value, currency, booked_on,
       timestamp, occurred_at, description, merchant_name, category, classification, meta, raw, content_hash,
       first_seen_at, changed_at)
select uuidv7(), account_id, 'booked', 'txn-' || md5(account_id::text || n), 'tx_' || md5(n || account_id::text),
       gen_random_uuid(), 1, md5(random()::text), 'debit', -(n %% 200 + 0.99), 'GBP', day, day || 'T12:00:00Z',
       day + interval '12 hours', 'Merchant ' || n %% 400 || ' LONDON GB', 'Merchant ' || n %% 400, 'PURCHASE',
       '{"Food & Dining",Groceries}', '{"provider_transaction_category": "mastercard"}',
       json_build_object('amount', -(n %% 200 + 0.99), 'description', 'Merchant ' || n %% 400 || ' LONDON GB',
                         'transaction_id', md5(random()::text), 'timestamp', day || 'T12:00:00Z',
                         'transaction_type', 'DEBIT', 'currency', 'GBP'),
       gen_random_uuid(), now(), now()
  from held, generate_series(1, %3$d) n, lateral (select current_date - n * %4$d / %3$d as day) days
