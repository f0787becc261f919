package codev.infra.localplatform.stores;

/**
 * How far an event log reaches.
 *
 * @param hash of its last event, in hexadecimal digits; empty at position 0
 */
public record LogHead(long position, String hash) {}
