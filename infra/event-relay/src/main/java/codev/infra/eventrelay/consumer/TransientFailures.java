package codev.infra.eventrelay.consumer;

import codev.infra.database.DatabaseFailure;
import codev.infra.projections.failure.ViewStoreFailure;
import java.sql.SQLException;
import java.util.stream.Stream;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.dao.TransientDataAccessException;

/**
 * Distinguishes failures of a store that is unavailable, for which every message has to wait, from
 * failures of the message itself, which becomes a dead letter.
 */
final class TransientFailures {
  private TransientFailures() {}

  static boolean causedBy(Throwable failure) {
    return Stream.iterate(failure, f -> f != null, Throwable::getCause)
        .anyMatch(TransientFailures::is);
  }

  private static boolean is(Throwable failure) {
    return switch (failure) {
      case TransientDataAccessException _, DataAccessResourceFailureException _ -> true;
      case SQLException e -> DatabaseFailure.of(e).isOutage();
      default -> ViewStoreFailure.isOutage(failure);
    };
  }
}
