create table asset (
  id text primary key,
  tenant text not null,
  store text not null, -- persistent, volatile
  created_at bigint not null,
  expires_at bigint -- none: kept until somebody removes it
);
create index asset_expires on asset (expires_at) where expires_at is not null;
create index asset_tenant on asset (tenant, store);

create table asset_file (
  asset_id text not null references asset (id),
  name text not null,
  attempt integer not null, -- the run of the task that made it
  storage_key text not null unique,
  size_bytes bigint not null,
  content_type text not null,
  sha256 text not null,
  created_at bigint not null,
  removed_at bigint, -- from then on nobody sees it; its bytes go next, then this row
  primary key (asset_id, name, storage_key)
);
create unique index asset_file_name on asset_file (asset_id, name) where removed_at is null;
create index asset_file_removed on asset_file (removed_at) where removed_at is not null;
