-- What is ready is few, and looked for most often. Of the index of all that waits, a look would read the entries of every
-- task that was ready since the last vacuum.
create index sync_task_ready on sync_task (provider_id) where state = 'ready';

-- Whether a run has left days open is asked at its end, of its own accounts; most accounts have none.
create index coverage_open on coverage (account_id) where state = 'open';
