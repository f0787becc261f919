package codev.infra.database;

import java.sql.SQLTransientConnectionException;

/** No connection is tried, because the server accepts connections and does not answer on them. */
public final class SilentServerException extends SQLTransientConnectionException {
  private static final String CONNECTION_FAILURE = "08006";

  SilentServerException(String pool) {
    super("The PostgreSQL server of %s does not answer".formatted(pool), CONNECTION_FAILURE);
  }
}
