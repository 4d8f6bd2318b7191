create table tenant (
  id text primary key,
  created_at bigint not null
);

-- Secrets that a client shows as they are: only their digest is kept.
create table credential (
  kind text not null, -- tasks_secret, tasks_api_key
  digest text not null, -- SHA-256, hexadecimal
  tenant text not null references tenant (id),
  referrers text not null, -- domains with commas, for an api key
  created_at bigint not null,
  primary key (kind, digest)
);
create index credential_tenant on credential (tenant);
