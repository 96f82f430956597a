-- The first days' partitions; from then on the service makes them (DailyPartitions, the same names and bounds).
do $$
declare
    day   date;
    daily text;
begin
    for ahead in 0..3 loop
        day := (now() at time zone 'utc')::date + ahead;
        foreach daily in array array['change_feed', 'access_audit'] loop
            execute format('create table %I partition of %I for values from (%L) to (%L)',
                           daily || '_p' || to_char(day, 'YYYYMMDD'), daily,
                           day || 'T00:00:00Z', day + 1 || 'T00:00:00Z');
        end loop;
    end loop;
end $$;
