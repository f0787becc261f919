package codev.infra.eventrelay;

/**
 * A message that a service publishes.
 *
 * @param type eternal name and version, e.g. {@code session.step-opened.v1}
 * @param body a record of plain fields; Jackson writes it
 */
public record OutboundMessage(String type, Object body) {}
