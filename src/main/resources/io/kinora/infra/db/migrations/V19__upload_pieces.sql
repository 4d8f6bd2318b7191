-- Where the storage is elsewhere, an upload is what these files of it have, one after the other.
create table upload_piece (
  storage_key text ${binary} primary key,
  upload_id text not null,
  start_byte bigint not null, -- its first in the upload, from 0
  size_bytes bigint not null, -- how many of the file's bytes count, from its first on
  created_at bigint not null
);
create unique index upload_piece_upload on upload_piece (upload_id, start_byte);

-- Whose turn it is to write to an upload, where several processes may.
create table upload_turn (
  upload_id text primary key,
  holder text not null, -- a word of the request that has it
  expires_at bigint not null, -- then others may take it: its process has died, or stands still
  is_wanted boolean not null -- whether a newer request waits for it
) ${hot};
