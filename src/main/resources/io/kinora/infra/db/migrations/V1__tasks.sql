-- Instants are milliseconds since 1970, but for the execution tables, whose shape is db-scheduler's.

create table task (
  id text primary key,
  tenant text not null,
  kind text not null,
  lane text not null,
  priority integer not null,
  dialect text not null,
  context text not null,
  parameters text not null,
  state text not null,
  since bigint not null,
  attempt integer not null default 0, -- the fence: counts runs
  failures integer not null default 0, -- runs that ended with a failure
  deaths integer not null default 0, -- runs whose worker was never heard of again
  waits integer not null default 0, -- predecessors that are not done yet
  progress integer not null default 0, -- percent
  phase text,
  result text,
  failure_code text,
  failure_text text,
  cancel_requested boolean not null default false,
  arrival bigint not null, -- order within a tenant
  submitted_at bigint not null,
  started_at bigint,
  completed_at bigint
) ${hot};

create index task_waiting on task (tenant, lane, priority desc, arrival) where state = 'waiting';
create index task_open on task (lane, state) where completed_at is null;

create table task_edge (
  task_id text not null,
  next_id text not null,
  primary key (task_id, next_id)
);
create index task_edge_next on task_edge (next_id);

create table slot (
  tenant text not null,
  lane text not null,
  used integer not null default 0, -- tasks of this tenant that are queued or running in this lane
  primary key (tenant, lane)
) ${hot};

create table event (
  seq ${sequence},
  task_id text not null,
  tenant text not null,
  at bigint not null,
  kind text not null, -- state, phase, progress, part
  detail text not null
);
create index event_at on event (at);

create table callback (
  id text primary key,
  task_id text not null,
  tenant text not null,
  event text not null,
  address text not null,
  content_type text not null,
  headers text not null, -- JSON object
  body text not null,
  delays text not null, -- milliseconds between tries, with commas
  tries integer not null default 0,
  state text not null, -- pending, delivered, given_up
  created_at bigint not null,
  completed_at bigint,
  unique (task_id, event)
);
create index callback_pending on callback (id) where state = 'pending';

create table callback_try (
  callback_id text not null,
  number integer not null,
  at bigint not null,
  duration_ms bigint not null,
  status integer, -- none when nobody answered
  error text,
  primary key (callback_id, number)
);

create table execution_quick (
  task_name text not null,
  task_instance text not null,
  task_data ${bytes},
  execution_time ${timestamp} not null,
  picked boolean not null,
  picked_by text,
  last_success ${timestamp},
  last_failure ${timestamp},
  consecutive_failures integer,
  last_heartbeat ${timestamp},
  version bigint not null,
  priority smallint not null default 0,
  primary key (task_name, task_instance)
) ${hot};
create index execution_quick_due on execution_quick (picked, priority desc, execution_time);

create table execution_heavy (
  task_name text not null,
  task_instance text not null,
  task_data ${bytes},
  execution_time ${timestamp} not null,
  picked boolean not null,
  picked_by text,
  last_success ${timestamp},
  last_failure ${timestamp},
  consecutive_failures integer,
  last_heartbeat ${timestamp},
  version bigint not null,
  priority smallint not null default 0,
  primary key (task_name, task_instance)
) ${hot};
create index execution_heavy_due on execution_heavy (picked, priority desc, execution_time);

create table execution_net (
  task_name text not null,
  task_instance text not null,
  task_data ${bytes},
  execution_time ${timestamp} not null,
  picked boolean not null,
  picked_by text,
  last_success ${timestamp},
  last_failure ${timestamp},
  consecutive_failures integer,
  last_heartbeat ${timestamp},
  version bigint not null,
  priority smallint not null default 0,
  primary key (task_name, task_instance)
) ${hot};
create index execution_net_due on execution_net (picked, priority desc, execution_time);
