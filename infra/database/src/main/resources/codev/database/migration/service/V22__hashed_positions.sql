-- For each source the position after which every message that a listener has handled has left its hash: a message whose
-- position was passed and that has left none was never handled, and is not dropped as a duplicate in silence. Of what was
-- handled before this, that is not known.
alter table consumer_position add column hashed_after jsonb not null default '{}';
update consumer_position set hashed_after = handled;
