-- One asynchronous request to the Data API. The row is there before the call, so that a webhook that overtakes the
-- answer finds it. task_ref is also the X-Client-Correlation-Id.
create table sync_task (
    task_ref          uuid        primary key,
    sync_id           uuid        not null references sync_run on delete cascade,
    connection_id     uuid        not null references synced_connection on delete cascade,
    consent_no        bigint      not null,
    provider_id       text        not null,
    endpoint          text        not null check (endpoint in ('accounts', 'cards', 'info', 'balance', 'transactions',
                                                               'pending', 'standing_orders', 'direct_debits')),
    account_id        uuid        references account on delete cascade,
    window_from       date,
    window_to         date,
    state             text        not null default 'planned'
                      check (state in ('planned', 'requested', 'ready', 'fetched', 'stored', 'failed', 'expired')),
    -- lower goes first
    priority          integer     not null,
    -- may carry the user's IP while the consent is fresh, and then needs no reservation
    attended          boolean     not null,
    with_user_ip      boolean     not null default false,
    -- of a planned task: not before; of a requested one: the next poll
    due_at            timestamptz not null,
    -- of a requested task: after it, it is expired and asked anew
    deadline          timestamptz,
    tries             integer     not null default 0,
    polls             integer     not null default 0,
    -- of the access token that was refused with 401: the next must be newer
    refused_token     bigint,
    leased_until      timestamptz,
    lease             uuid,
    provider_task_id  text,
    results_uri       text,
    tl_correlation_id text,
    http_status       integer,
    reason            text,
    actor             text,
    row_count         integer,
    -- a webhook came and nobody has looked at the results since
    webhook_at        timestamptz,
    planned_at        timestamptz not null,
    requested_at      timestamptz,
    ready_at          timestamptz,
    fetched_at        timestamptz,
    ended_at          timestamptz,
    -- the expired task that this one asks anew for
    replaces          uuid,
    traceparent       text
);
create index sync_task_claimable on sync_task (state, priority, due_at)
    where state in ('planned', 'requested', 'ready', 'fetched');
create index sync_task_ended on sync_task (ended_at) where ended_at is not null;
create index sync_task_of_run on sync_task (sync_id, state);
create index sync_task_of_connection on sync_task (connection_id, state);

-- Unattended calls, reserved before they are made: at most four in 24 hours per consent, account and endpoint.
-- account_id is the nil UUID for what belongs to no account.
create table call_budget (
    connection_id uuid        not null references synced_connection on delete cascade,
    consent_no    bigint      not null,
    account_id    uuid        not null,
    endpoint      text        not null,
    reserved_at   timestamptz not null,
    task_ref      uuid        not null
);
create index call_budget_by_age on call_budget (reserved_at);
create index call_budget_spent on call_budget (connection_id, account_id, endpoint, reserved_at);
