-- What the runs of a task have cost so far, all together; those that ended with their process are
-- not in it.
alter table task add column cpu_millis bigint not null default 0;
alter table task add column bytes_fetched bigint not null default 0;
alter table task add column bytes_stored bigint not null default 0;
alter table task add column bytes_sent bigint not null default 0;
