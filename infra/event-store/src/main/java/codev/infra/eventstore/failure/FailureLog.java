package codev.infra.eventstore.failure;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.event.Level;

/**
 * Logs the failures of what is tried again and again: each kind of failure once, with its stack
 * trace, until it works again, which is a line too. An outage of hours is then two lines and not
 * one each second; the repetitions are logged at DEBUG.
 */
public final class FailureLog {
  private final Logger logger;
  private final String failing;
  private final String working;

  /** Classes of the failures since it last worked. */
  private final Set<Class<?>> logged = ConcurrentHashMap.newKeySet();

  /**
   * @param failing what does not work, such as "The leases cannot be renewed"
   * @param working that it works again
   */
  public FailureLog(Logger logger, String failing, String working) {
    this.logger = logger;
    this.failing = failing;
    this.working = working;
  }

  /** It has not worked. */
  public void noteFailure(Throwable failure) {
    logger.atLevel(level(failure)).setCause(failure).log(failing);
  }

  private Level level(Throwable failure) {
    if (!logged.add(failure.getClass())) return Level.DEBUG;
    return failure instanceof Error ? Level.ERROR : Level.WARN;
  }

  /** It has worked. */
  public void noteSuccess() {
    if (logged.isEmpty()) return;
    logged.clear();
    logger.info(working);
  }
}
