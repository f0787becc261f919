-- Up to where a listener had read its partition before its database was restored to an earlier state: while it stands
-- still for that, and since an operator has let it go on.
alter table consumer_position add column restored_from bigint;
alter table consumer_position add column resumed_until bigint not null default 0;
