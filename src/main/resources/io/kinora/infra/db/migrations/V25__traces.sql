-- What a task is a part of: W3C's traceparent of its submission; none where nobody followed that.
alter table task add column trace text;
