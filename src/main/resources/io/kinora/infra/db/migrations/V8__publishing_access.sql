alter table tenant add column disabled_at bigint;

-- Programs that ask for access tokens.
create table client (
  id text primary key,
  tenant text not null references tenant (id),
  scopes text not null, -- words with a space between them
  created_at bigint not null,
  disabled_at bigint
);
create index client_tenant on client (tenant);

-- A client has two while one of them is being replaced.
create table client_secret (
  client_id text not null references client (id),
  number integer not null, -- from 1; the highest is the newest
  digest text not null, -- SHA-256, hexadecimal
  created_at bigint not null,
  primary key (client_id, number)
);

create table api_key (
  id text primary key, -- the part of the key that is no secret
  tenant text not null references tenant (id),
  digest text not null, -- SHA-256 of its secret part, hexadecimal
  scopes text not null,
  created_at bigint not null,
  expires_at bigint, -- none: until somebody disables it
  disabled_at bigint
);
create index api_key_tenant on api_key (tenant);

create table access_token (
  digest text primary key, -- SHA-256, hexadecimal
  client_id text not null references client (id),
  scopes text not null,
  created_at bigint not null,
  expires_at bigint not null
);
create index access_token_client on access_token (client_id);
create index access_token_expires on access_token (expires_at);
