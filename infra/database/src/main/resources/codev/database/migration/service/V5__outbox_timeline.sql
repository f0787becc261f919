-- A restored log publishes on another timeline: its messages have another source than those of the events that it lost.
alter table relay_token add column timeline integer not null default 1;
