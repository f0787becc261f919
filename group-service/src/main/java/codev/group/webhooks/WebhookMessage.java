package codev.group.webhooks;

import codev.group.domain.programme.ProgrammeId;

/**
 * A message about one fact.
 *
 * @param id the same whenever it is sent
 * @param position of the fact in the log
 * @param body JSON
 */
record WebhookMessage(
    String id, WebhookKind kind, ProgrammeId programme, long position, String body) {}
