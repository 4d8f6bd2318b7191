-- A lane for what keeps several cores busy for long, and of which few run at once.
create table execution_bulk (
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
create index execution_bulk_due on execution_bulk (picked, priority desc, execution_time);
