package codev.infra.eventstore.lease;

import java.sql.SQLException;

/** The leases could not be read or changed. */
public final class LeaseUnavailableException extends RuntimeException {
  private static final long serialVersionUID = 1;

  LeaseUnavailableException(SQLException cause) {
    super("The leases cannot be reached: " + cause.getMessage(), cause);
  }
}
