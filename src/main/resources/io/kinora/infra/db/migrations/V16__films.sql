-- Films by definitions, and what profiles make of them. Source: the factory contract.

-- Who signs requests; each key is a name space of its own.
create table film_account (
  access_key text primary key,
  tenant text not null references tenant (id),
  sealed_secret text not null,
  created_at bigint not null,
  disabled_at bigint
);
create index film_account_tenant on film_account (tenant);

create table film_definition (
  access_key text not null,
  user_name text ${binary} not null,
  resource text ${binary} not null,
  tenant text not null,
  asset_id text not null, -- where its bytes are
  content_type text not null,
  is_package integer not null, -- 0 or 1
  md5 text not null,
  size_bytes bigint not null,
  put_at bigint not null,
  primary key (access_key, user_name, resource)
);
create index film_definition_asset on film_definition (asset_id);
create index film_definition_put_at on film_definition (put_at);

-- What profiles make of films. A newer one of the same names takes the place of an older one.
create table film_rendition (
  id text primary key,
  access_key text not null,
  user_name text ${binary} not null,
  resource text ${binary} not null,
  profile text ${binary} not null,
  tenant text not null,
  sealed_order text not null, -- JSON: what its client said of it
  definition_id text, -- the asset it is made from; none where nothing is rendered
  state text not null, -- queued, starting, downloading, info, generating, generated, uploading,
                       -- available, error
  percent integer,
  error text,
  render_task text,
  upload_task text, -- the last one that was submitted
  media text, -- JSON: what was made
  media_asset text, -- where its files are; several that were drawn at once share it
  media_at bigint, -- when; none where there is nothing, or nothing any more
  created_at bigint not null,
  changed_at bigint not null
) ${hot};
create unique index film_rendition_name
  on film_rendition (access_key, user_name, resource, profile);
create index film_rendition_task on film_rendition (render_task);
create index film_rendition_upload_task on film_rendition (upload_task);
create index film_rendition_definition on film_rendition (definition_id);
create index film_rendition_changed_at on film_rendition (changed_at);
create index film_rendition_media_asset on film_rendition (media_asset);
create index film_rendition_media_at on film_rendition (media_at);

-- Where renditions are brought to, in the order of the client.
create table film_upload (
  rendition_id text not null,
  position integer not null, -- from 0
  kind text not null,
  state text not null, -- pending, done, failed
  tries integer not null default 0, -- that failed
  remote_id text,
  address text,
  error text,
  primary key (rendition_id, position)
) ${hot};

-- The digests that clients of old compare; the library has others.
create table film_file (
  asset_id text not null,
  name text not null,
  md5 text not null,
  primary key (asset_id, name)
);

-- What customers are told, one letter after the other of each subject.
create table letter (
  seq ${sequence},
  box text not null, -- whose letters they are, and so how often each is tried
  subject text not null,
  sealed_target text not null, -- an address
  content_type text not null,
  body text not null,
  state text not null, -- pending, delivered, given_up
  failures integer not null default 0,
  due_at bigint not null,
  created_at bigint not null
) ${hot};
create index letter_subject on letter (box, subject, seq);
create index letter_created_at on letter (box, created_at);

create table letter_try (
  seq ${sequence},
  letter bigint not null,
  number integer not null,
  at bigint not null,
  duration_ms bigint not null,
  status integer, -- none when nobody answered
  error text
);
create index letter_try_letter on letter_try (letter, seq);
