-- The processes with an engine. Each writes itself; those that died leave their row for an hour.

create table worker (
  name text primary key, -- the one in picked_by
  host text not null,
  pid bigint not null,
  version text not null,
  roles text not null, -- with commas
  lanes text not null, -- threads each, such as heavy=4,net=16
  cores integer not null,
  memory_mb bigint not null,
  started_at bigint not null, -- this and seen_at by the clock of the database
  seen_at bigint not null,
  wish text not null, -- working, paused, draining: what somebody wants it to do
  state text not null, -- working, paused, draining, drained: what it does
  clock_offset_ms bigint not null -- how far the clock of the database is ahead of its own
) ${hot};
