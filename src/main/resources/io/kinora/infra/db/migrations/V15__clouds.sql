-- Clouds of videos, and what profiles make of them. Source: the panda contract.

-- Who signs requests.
create table cloud_account (
  access_key text primary key,
  tenant text not null references tenant (id),
  sealed_secret text not null,
  created_at bigint not null
);
create index cloud_account_tenant on cloud_account (tenant);

create table cloud (
  id text primary key,
  access_key text not null references cloud_account (access_key),
  tenant text not null references tenant (id),
  name text not null,
  bucket text not null,
  priority integer not null,
  sealed_notifications text not null, -- JSON: who is told of what
  created_at bigint not null,
  updated_at bigint not null
);
create unique index cloud_bucket on cloud (bucket);
create index cloud_access_key on cloud (access_key, created_at);

create table cloud_profile (
  id text primary key,
  cloud_id text not null,
  name text, -- none of a command that nobody named
  attributes text not null, -- JSON: texts by name
  is_enabled integer not null, -- 0 or 1
  created_at bigint not null,
  updated_at bigint not null
);
create unique index cloud_profile_name on cloud_profile (cloud_id, name);

create table cloud_video (
  id text primary key,
  cloud_id text not null,
  tenant text not null,
  status text not null, -- processing, success, fail
  path text not null,
  sealed_details text not null, -- JSON: what its client said of it
  facts text, -- JSON: what was found in it
  has_source integer not null, -- 0 or 1
  error_class text,
  error_message text,
  task_id text, -- that fetches it
  created_at bigint not null,
  updated_at bigint not null
) ${hot};
create index cloud_video_cloud on cloud_video (cloud_id, created_at desc, id desc);

create table cloud_encoding (
  id text primary key,
  cloud_id text not null,
  tenant text not null,
  video_id text not null,
  profile_id text not null,
  path text not null,
  extname text not null,
  state text not null, -- queued, assigned, encoding, success, error
  progress integer,
  width integer,
  height integer,
  size_bytes bigint,
  files text not null, -- JSON: names in the bucket
  log text,
  error_class text,
  error_message text,
  task_id text,
  tries integer not null default 0, -- runs that stored something for it
  started_at bigint,
  ended_at bigint,
  created_at bigint not null,
  updated_at bigint not null
) ${hot};
create index cloud_encoding_video on cloud_encoding (video_id, created_at desc, id desc);
create index cloud_encoding_cloud on cloud_encoding (cloud_id, created_at desc, id desc);
create index cloud_encoding_profile on cloud_encoding (profile_id);
create index cloud_encoding_task on cloud_encoding (task_id);

-- What is found in the buckets, and which file of the library it is.
create table cloud_file (
  bucket text not null,
  path text not null,
  asset_id text not null,
  name text not null,
  primary key (bucket, path)
);
create index cloud_file_asset on cloud_file (asset_id);

-- Files that come in pieces.
create table cloud_session (
  id text primary key,
  cloud_id text not null,
  upload_id text not null,
  sealed_wish text not null, -- JSON: what is to be made of the file
  video_id text, -- once it is complete
  created_at bigint not null
);
create index cloud_session_created on cloud_session (created_at);

-- Signatures of requests that must not come twice.
create table cloud_signature (
  signature text primary key,
  until bigint not null
);
create index cloud_signature_until on cloud_signature (until);

-- What customers are told of.
create table cloud_notice (
  seq ${sequence},
  video_id text not null,
  cloud_id text not null,
  event text not null,
  sealed_target text not null, -- an address
  fields text not null, -- JSON: the form that is sent
  rule text not null, -- first, second: whose way of trying again
  state text not null, -- pending, delivered, given_up
  failures integer not null default 0, -- since it was new, or was sent again by hand
  tries integer not null default 0,
  delay_seconds integer not null, -- the first pause
  due_at bigint not null,
  created_at bigint not null
) ${hot};
create index cloud_notice_video on cloud_notice (video_id, seq);
create index cloud_notice_created on cloud_notice (created_at);

create table cloud_notice_try (
  seq ${sequence},
  notice bigint not null,
  number integer not null,
  at bigint not null,
  duration_ms bigint not null,
  status integer, -- none when nobody answered
  error text
);
create index cloud_notice_try_notice on cloud_notice_try (notice, seq);
