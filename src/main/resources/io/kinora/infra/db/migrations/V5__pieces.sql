-- A file that can be read while it is made. When it is whole, a row of asset_file takes the place of
-- its pieces.
create table asset_piece (
  asset_id text not null references asset (id),
  name text not null,
  attempt integer not null, -- the run of the task that makes it; only the last one's count
  number integer not null, -- from 0, without gaps
  storage_key text not null unique,
  size_bytes bigint not null,
  content_type text not null,
  created_at bigint not null,
  primary key (asset_id, name, attempt, number)
);
create index asset_piece_created on asset_piece (created_at);
