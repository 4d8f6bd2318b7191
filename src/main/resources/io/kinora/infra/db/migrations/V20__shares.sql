-- What a tenant may have of a lane, where that is not the usual.
create table share (
  tenant text not null,
  lane text not null,
  cap integer, -- tasks that may be queued or running; none: as many as usual
  weight integer, -- multiplies that; none: 1
  obeyed boolean not null, -- tasks have been let in or held back since it was written
  primary key (tenant, lane)
);
create index share_new on share (tenant, lane) where obeyed = false;
