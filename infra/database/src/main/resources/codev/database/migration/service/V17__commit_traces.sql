-- Which trace a commit belongs to, while tracing is on: no part of the log and of its hash chain, and deleted after an
-- hour, so that no trace can be looked up beside a person.
create table commit_trace (
  commit_id bigint primary key,
  traceparent text not null,
  at timestamptz not null
);
