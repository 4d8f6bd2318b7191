-- What a task needs a process to be, such as gpu; none: any process may do it. It stands at the end
-- of the index, so that what is for others is passed over there, without looking at its row.
alter table task add column label text;

alter table execution_quick add column label text;
drop index execution_quick_due;
create index execution_quick_due on execution_quick (picked, priority desc, execution_time, label);

alter table execution_heavy add column label text;
drop index execution_heavy_due;
create index execution_heavy_due on execution_heavy (picked, priority desc, execution_time, label);

alter table execution_net add column label text;
drop index execution_net_due;
create index execution_net_due on execution_net (picked, priority desc, execution_time, label);

alter table execution_bulk add column label text;
drop index execution_bulk_due;
create index execution_bulk_due on execution_bulk (picked, priority desc, execution_time, label);

alter table worker add column labels text not null default ''; -- with commas
alter table worker add column labels_only boolean not null default false; -- leaves other work
