package codev.infra.eventstore.audit.witness;

import java.io.IOException;

/** A service answers something else than what a witness asks for. */
final class UnexpectedStatusException extends IOException {
  private static final long serialVersionUID = 1;

  private final int status;

  UnexpectedStatusException(int status, String path) {
    super("%s is answered with %d".formatted(path, status));
    this.status = status;
  }

  int status() {
    return status;
  }
}
