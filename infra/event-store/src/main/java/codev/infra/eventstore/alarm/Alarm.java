package codev.infra.eventstore.alarm;

import java.time.Instant;

/**
 * An alarm that no operator has acknowledged yet.
 *
 * @param kind label of an {@link AlarmKind}, perhaps of a later version
 * @param subject what it is about: the same one is not raised beside itself
 * @param detail of the last time
 * @param times how often it was raised
 */
public record Alarm(
    long id,
    String kind,
    String subject,
    String detail,
    Instant raisedAt,
    Instant lastAt,
    long times) {}
