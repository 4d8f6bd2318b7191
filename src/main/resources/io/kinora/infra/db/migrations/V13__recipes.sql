-- What a tenant's videos are made into, by name or number. Source: the flixcloud contract, 5.
create table recipe (
  tenant text not null references tenant (id),
  id integer not null,
  name text not null,
  is_active integer not null, -- 0 or 1
  settings text not null, -- JSON: texts by name
  created_at bigint not null,
  primary key (tenant, id)
);
create unique index recipe_name on recipe (tenant, name);

-- Who is told of jobs that do not say it themselves.
create table recipe_account (
  tenant text primary key references tenant (id),
  sealed_notification text not null -- an address
);

-- Jobs that fetch a file, make another one of it by a recipe, and bring it to a place.
create table recipe_job (
  id ${sequence},
  tenant text not null references tenant (id),
  sealed_order text not null, -- JSON with addresses and their credentials
  state text not null, -- in the words of the flixcloud contract, section 4
  fetched integer not null default 0, -- percent, and so on
  transcoded integer not null default 0,
  delivered integer not null default 0,
  broken text, -- fetch, transcode, deliver: the step that failed or was cancelled
  error text,
  created_at bigint not null,
  finished_at bigint
) ${hot};
create index recipe_job_tenant on recipe_job (tenant, id desc);

-- The tasks of a job, one for each step. A task's id is that of the files it made, too.
create table recipe_task (
  task_id text primary key,
  job_id bigint not null,
  step text not null,
  facts text -- JSON: what the step found out
);
create index recipe_task_job on recipe_task (job_id);

-- Telling the customer that a job is final.
create table recipe_notice (
  job_id bigint primary key,
  state text not null, -- pending, delivered, given_up
  failures integer not null default 0, -- since it was new, or was sent again by hand
  tries integer not null default 0,
  next_at bigint
);

create table recipe_notice_try (
  seq ${sequence},
  job_id bigint not null,
  number integer not null,
  at bigint not null,
  duration_ms bigint not null,
  status integer, -- none when nobody answered
  error text
);
create index recipe_notice_try_job on recipe_notice_try (job_id, seq);
