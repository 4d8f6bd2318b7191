-- Where tenants want to be told what happens to their videos.
create table webhook (
  id text primary key,
  tenant text not null references tenant (id),
  events text not null, -- words with a space between them
  sealed text not null, -- JSON: address and secrets
  created_at bigint not null,
  disabled_at bigint
);
create index webhook_tenant on webhook (tenant, created_at, id);

-- News on its way to a webhook. One execution for each webhook sends what is due.
create table webhook_delivery (
  webhook_id text not null,
  news_id text not null, -- the same at all webhooks
  event text not null,
  subject text, -- the id of a video, as clients see it
  body text not null,
  state text not null, -- pending, delivered, given_up
  tries integer not null default 0,
  failures integer not null default 0, -- since it was new, or was sent again by hand
  next_at bigint, -- while it is pending
  ended_at bigint,
  primary key (webhook_id, news_id)
) ${hot};
create index webhook_delivery_due on webhook_delivery (webhook_id, next_at)
  where state = 'pending';
create index webhook_delivery_ended on webhook_delivery (ended_at) where ended_at is not null;

create table webhook_try (
  seq ${sequence},
  webhook_id text not null,
  news_id text not null,
  number integer not null,
  at bigint not null,
  duration_ms bigint not null,
  status integer, -- none when nobody answered
  error text,
  next_at bigint -- of the next try, as it was planned then
);
create index webhook_try_webhook on webhook_try (webhook_id, seq desc);
create index webhook_try_at on webhook_try (at);
