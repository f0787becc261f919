-- What the id of an e-mail says (kind/subject/…/recipient), so that what was sent is found by its recipient. Generated:
-- instances of an earlier version write the id alone.
alter table email_outbox
  add column kind text collate "C" generated always as (split_part(id, '/', 1)) stored,
  add column subject text collate "C" generated always as (split_part(id, '/', 2)) stored,
  add column recipient text collate "C" generated always as (split_part(id, '/', -1)) stored;

create index email_outbox_by_recipient on email_outbox (recipient);
