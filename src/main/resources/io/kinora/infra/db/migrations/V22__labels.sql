-- What a task needs a process to be, such as gpu; none: any process may do it.
alter table task add column label text;
alter table execution_quick add column label text;
alter table execution_heavy add column label text;
alter table execution_net add column label text;
alter table execution_bulk add column label text;

alter table worker add column labels text not null default ''; -- with commas
alter table worker add column labels_only boolean not null default false; -- leaves other work
