-- What the account that a service writes with may do; the owner of the tables grants it after each migration. Without
-- delete or update on the log, its checkpoints and the files that its events refer to.
grant usage on schema public to ${writer};
grant select on schema_history to ${writer};
grant select, insert on events, checkpoints, attachment to ${writer};
grant select, update on log_head to ${writer};
grant select, insert on relay_timeline to ${writer};
grant select, insert, update on lease, relay_token, consumer_position, publisher_keys, alarm, service_token to ${writer};
grant select, insert, update, delete on dead_letter, email_outbox, people_import, people_import_part, evidence_archive,
  evidence_archive_file, webhook, webhook_delivery to ${writer};
grant select, insert, delete on handled_hash, commit_trace to ${writer};
grant select, insert on consumer_position_import, email_outbox_import to ${writer};
grant select, insert, delete on deleted_job_key to ${writer};
revoke update, delete, truncate, references, trigger on events, checkpoints, attachment from ${writer};
