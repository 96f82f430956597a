-- Replicas hold access tokens in memory: tells them which no longer serve.
create function token_changed() returns trigger language plpgsql as $$
begin
    perform pg_notify('token_changed', old.connection_id::text);
    return null;
end $$;

create trigger token_changed after update of version, status, current on token
    for each row when (old.version is distinct from new.version or old.status is distinct from new.status
                       or old.current is distinct from new.current)
    execute function token_changed();

create trigger token_gone after delete on token
    for each row execute function token_changed();
