package codev.infra.eventstore.processor;

import codev.infra.eventstore.log.LogPosition;

/** The log is not the one that a processor has read before: another one, or a restored one. */
final class LogChangedException extends RuntimeException {
  private static final long serialVersionUID = 1;

  LogChangedException(LogPosition saved) {
    super(
        ("at position %d of the log stands something else than %s, which was read there before. To"
                + " go on: ./codev restore the right log; or, where it was restored on purpose,"
                + " ./codev down, delete data/views in the data directory (elsewhere: the read-model"
                + " database of this service) and ./codev up")
            .formatted(saved.position(), saved.hash()));
  }
}
