-- Published videos. The upload of a video has the same id.
create table video (
  id text primary key,
  tenant text not null,
  title text not null,
  description text not null,
  external_id text,
  launch_format text not null, -- hls, mp4
  thumbnail_seconds double precision, -- none: the most typical frame
  policy text not null, -- public, signed
  phase text not null, -- upload, queued, inspecting, encoding, finishing, ready, failed
  progress integer not null default 0, -- percent; never falls
  error_code text,
  error_message text,
  playback_id text unique, -- names its files to players, from when it is ready
  facts text, -- JSON: what was made
  delegate text unique, -- SHA-256 of the word by which others may send the file
  created_at bigint not null,
  updated_at bigint not null,
  uploaded_at bigint,
  ended_at bigint -- when it was ready, or failed
) ${hot};
create index video_tenant on video (tenant, created_at desc, id desc);
create index video_external on video (tenant, external_id) where external_id is not null;
create index video_ended on video (phase, ended_at) where ended_at is not null;

-- The tasks that make a video, one for each step. A task's id is that of the files it made, too.
create table video_task (
  task_id text primary key,
  video_id text not null,
  step text not null,
  facts text -- JSON: what the step found out, for the next
);
create index video_task_video on video_task (video_id);

-- Answers to requests that may be sent twice.
create table idempotency (
  tenant text not null,
  name text not null, -- the key that the client chose
  request text not null, -- SHA-256 of its body
  answer text, -- JSON: status, headers, body; none while the first request runs
  created_at bigint not null,
  primary key (tenant, name)
);
create index idempotency_created on idempotency (created_at);
