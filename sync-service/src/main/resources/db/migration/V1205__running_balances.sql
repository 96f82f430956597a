-- Days, of those since `since`, whose rows do not lead from the running balance before them to their own. Null: the bank
-- gives none.
alter table balance_proof add column running_balance_breaks integer;
