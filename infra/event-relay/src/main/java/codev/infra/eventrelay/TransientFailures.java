package codev.infra.eventrelay;

import com.mongodb.MongoSocketException;
import com.mongodb.MongoTimeoutException;
import java.sql.SQLException;
import java.sql.SQLRecoverableException;
import java.sql.SQLTransientException;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
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
      case MongoSocketException _, MongoTimeoutException _ -> true;
      case TransientDataAccessException _, DataAccessResourceFailureException _ -> true;
      case SQLTransientException _, SQLRecoverableException _ -> true;
      case SQLException e -> isConnectionOrResources(e.getSQLState());
      default -> false;
    };
  }

  /** Classes of SQLSTATE: 08 connection, 53 resources, 57 operator (a shutdown), 58 system. */
  private static boolean isConnectionOrResources(@Nullable String state) {
    return state != null && state.matches("(08|53|57|58).*");
  }
}
