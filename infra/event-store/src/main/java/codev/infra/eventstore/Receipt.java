package codev.infra.eventstore;

/**
 * What a handled command leaves behind.
 *
 * @param position number of the last event of its commit; when the command changed nothing (a
 *     retry), of its aggregate's last event
 */
public record Receipt(long position) {}
