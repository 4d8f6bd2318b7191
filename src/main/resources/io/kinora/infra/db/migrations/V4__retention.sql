-- Each file has its own store: beside a film that is kept lies its preview, which is not.
alter table asset add column kind text not null default ''; -- of the work that made it
update asset set kind = coalesce((select kind from task where task.id = asset.id), '');

drop index asset_expires;
drop index asset_tenant;
create index asset_tenant on asset (tenant);

alter table asset_file add column store text not null default 'volatile'; -- persistent, volatile
alter table asset_file add column expires_at bigint; -- none: kept until somebody removes it
update asset_file set
  store = (select store from asset where asset.id = asset_file.asset_id),
  expires_at = (select expires_at from asset where asset.id = asset_file.asset_id);
alter table asset drop column store;
alter table asset drop column expires_at;
create index asset_file_expires on asset_file (expires_at) where expires_at is not null;

-- How long a tenant wants the files of a store to be kept; without a row as long as the store says.
create table retention (
  tenant text not null,
  store text not null,
  days integer not null, -- 0: until somebody removes them
  primary key (tenant, store)
);

-- A task is forgotten when its time is over and none of its files is there any more.
alter table task add column lifetime_ms bigint not null default 2592000000; -- from its completion
alter table task add column forget_at bigint;
update task set forget_at = completed_at + lifetime_ms where completed_at is not null;
create index task_completed on task (completed_at) where completed_at is not null;

-- What a tenant may use; none: as much as there is.
alter table tenant add column queued_tasks_max bigint;
alter table tenant add column stored_bytes_max bigint;
alter table tenant add column minutes_per_day_max bigint;
