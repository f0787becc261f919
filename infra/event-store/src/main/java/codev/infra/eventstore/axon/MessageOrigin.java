package codev.infra.eventstore.axon;

/**
 * The message of another service that a command is sent for.
 *
 * @param source the service that published it
 * @param subject the aggregate that it comes from: messages of one subject arrive in order
 * @param position of its event in the publisher's log
 */
public record MessageOrigin(String source, String subject, long position) {}
