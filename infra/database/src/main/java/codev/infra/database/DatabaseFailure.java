package codev.infra.database;

import java.sql.SQLException;
import java.sql.SQLRecoverableException;
import java.sql.SQLTransientException;
import java.util.Locale;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What a failure of PostgreSQL means for its caller, by the SQLSTATE that it carries. */
public enum DatabaseFailure {
  /**
   * The connection was lost, or the server is shutting down, starting, out of connections or
   * silent. What was under way may have happened.
   */
  UNAVAILABLE,
  /** The server has no room on its disk or in its memory, and has changed nothing. */
  STORAGE_FULL,
  /** The server's disk reports errors. What was under way may have happened. */
  STORAGE_FAILED,
  /** The server is a replica or does not accept changes for now, and has changed nothing. */
  READ_ONLY,
  /** Data that it cannot take, or a statement that it does not understand; nothing is changed. */
  INVALID,
  /** Any other failure, also one that is not of a database. */
  OTHER;

  private static final String READ_ONLY_TRANSACTION = "25006";
  private static final String IO_ERROR = "58030";
  private static final String TOO_MANY_CONNECTIONS = "53300";

  /** The meaning of the first failure of a database among this one and its causes. */
  public static DatabaseFailure of(@Nullable Throwable failure) {
    return Stream.iterate(failure, cause -> cause != null, Throwable::getCause)
        .limit(20)
        .filter(SQLException.class::isInstance)
        .map(cause -> of((SQLException) cause))
        .findFirst()
        .orElse(OTHER);
  }

  private static DatabaseFailure of(SQLException failure) {
    var state = failure.getSQLState() == null ? "" : failure.getSQLState();
    return switch (state) {
      case READ_ONLY_TRANSACTION -> READ_ONLY;
      case IO_ERROR -> STORAGE_FAILED;
      case TOO_MANY_CONNECTIONS -> UNAVAILABLE;
      default ->
          switch (state.length() < 2 ? "" : state.substring(0, 2)) {
            case "53" -> STORAGE_FULL;
            // connection, intervention of an operator (a shutdown), system
            case "08", "57", "58" -> UNAVAILABLE;
            case "22", "23", "42" -> INVALID;
            default ->
                failure instanceof SQLTransientException
                        || failure instanceof SQLRecoverableException
                    ? UNAVAILABLE
                    : OTHER;
          };
    };
  }

  /** Whether the store is unable to work now: the same is worth trying again later. */
  public boolean isOutage() {
    return switch (this) {
      case UNAVAILABLE, STORAGE_FULL, STORAGE_FAILED, READ_ONLY -> true;
      case INVALID, OTHER -> false;
    };
  }

  /** Whether the server answers, and will refuse any other write for the same reason. */
  public boolean refusesWrites() {
    return switch (this) {
      case STORAGE_FULL, STORAGE_FAILED, READ_ONLY -> true;
      case UNAVAILABLE, INVALID, OTHER -> false;
    };
  }

  /** Whether the server has answered that it changed nothing. */
  public boolean isRefusal() {
    return switch (this) {
      case STORAGE_FULL, READ_ONLY, INVALID -> true;
      case UNAVAILABLE, STORAGE_FAILED, OTHER -> false;
    };
  }

  /** As health and meters name it, such as {@code storage-full}. */
  public String label() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
