-- Files that come in pieces. Their bytes lie beside the files of the storage, under the same id.
create table upload (
  id text primary key,
  tenant text not null,
  state text not null, -- open, complete, gone
  durable_bytes bigint not null default 0, -- that are on the disk for certain
  size_bytes bigint, -- of the whole, once known
  is_size_fixed boolean not null, -- whether it was said when the upload was made
  metadata text not null, -- as the client gave it
  created_at bigint not null,
  touched_at bigint not null, -- when the last byte came
  expires_at bigint, -- of an open one
  removed_at bigint -- when its bytes went, once they were of no use any more
) ${hot};
create index upload_expires on upload (expires_at) where state = 'open';
create index upload_open on upload (tenant) where state = 'open';
