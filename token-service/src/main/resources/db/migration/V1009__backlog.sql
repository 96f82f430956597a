-- A row that fails keeps its place: since when it has been due, and until when the other side wants to be left alone
-- (Retry-After). When its bank is well again it is taken up there, not at its next try.
alter table token add column due_since timestamptz;
alter table token add column not_before timestamptz;

create index token_failing on token (provider_id) where due_since is not null;
