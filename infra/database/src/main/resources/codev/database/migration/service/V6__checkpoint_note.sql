-- The checkpoint as a signed note, for witnesses; null where it was kept before there were notes.
alter table checkpoints add column note text;
