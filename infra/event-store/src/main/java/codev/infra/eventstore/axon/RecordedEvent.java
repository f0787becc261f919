package codev.infra.eventstore.axon;

import java.time.Instant;

/**
 * A stored event with its position in the log.
 *
 * @param position its number in the whole log: 1, 2, 3 … without gaps
 * @param aggregateId whose history it belongs to
 * @param sequence its number in that history, counted from 0
 * @param at when it was handled (the writer's clock, for people; order is the position's business)
 * @param hash its link of the audit chain, lower-case hex
 */
public record RecordedEvent<E>(
    E event, long position, String aggregateId, long sequence, Instant at, String hash) {}
