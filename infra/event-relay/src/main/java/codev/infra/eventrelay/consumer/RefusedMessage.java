package codev.infra.eventrelay.consumer;

/**
 * A message that is not handled because it is not what its publisher has published.
 *
 * @param offset of its record
 * @param source as it says itself
 * @param n likewise
 */
public record RefusedMessage(long offset, String source, long n, String why) {
  @Override
  public String toString() {
    return "message %d of %s, at offset %d, is refused: %s".formatted(n, source, offset, why);
  }
}
