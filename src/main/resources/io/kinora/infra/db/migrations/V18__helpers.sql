-- A task that helps the run of another one; it ends with that.
alter table task add column helps text;
create index task_helps on task (helps) where helps is not null;
