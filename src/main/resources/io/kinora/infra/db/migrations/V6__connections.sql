-- What a tenant has at a platform, such as tokens.
create table connection (
  tenant text not null references tenant (id),
  platform text not null, -- youtube, vimeo, facebook
  sealed text not null, -- a JSON object of texts
  created_at bigint not null,
  primary key (tenant, platform)
);
