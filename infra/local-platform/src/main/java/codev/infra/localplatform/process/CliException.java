package codev.infra.localplatform.process;

/** A command cannot be done; its message is one line for the person at the keyboard. */
public final class CliException extends RuntimeException {

  public CliException(String line) {
    super(line);
  }

  public CliException(String line, Throwable cause) {
    super(line, cause);
  }

  /** The innermost reason of a failure, for use inside a line. */
  public static String reason(Throwable failure) {
    var cause = failure;
    while (cause.getCause() != null) cause = cause.getCause();
    return cause.getMessage() == null
        ? cause.toString()
        : cause.getMessage().lines().findFirst().orElse("");
  }
}
