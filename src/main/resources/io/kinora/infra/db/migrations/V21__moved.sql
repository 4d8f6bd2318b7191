-- Whether all of this is elsewhere now, or has not come yet. One row at most.
create table move_mark (
  move text primary key, -- a word of the move, the same on both sides
  state text not null, -- leaving, left, arriving, arrived; rehoused: only its files have moved
  other_side text not null, -- for people: where to, or where from
  changed_at bigint not null
);
