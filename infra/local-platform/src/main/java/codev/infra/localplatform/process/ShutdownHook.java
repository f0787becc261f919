package codev.infra.localplatform.process;

/** Cleans up when this program is ended by a signal, until it is closed. */
public final class ShutdownHook implements AutoCloseable {

  private final Thread thread;

  private ShutdownHook(Thread thread) {
    this.thread = thread;
  }

  /** Throws {@link CliException} when the program is ending already. */
  public static ShutdownHook add(String name, Runnable cleanUp) {
    var thread = new Thread(cleanUp, name);
    try {
      Runtime.getRuntime().addShutdownHook(thread);
    } catch (IllegalStateException e) {
      throw new CliException("interrupted", e);
    }
    return new ShutdownHook(thread);
  }

  @Override
  public void close() {
    try {
      Runtime.getRuntime().removeShutdownHook(thread);
    } catch (IllegalStateException _) {
      // it is under way
    }
  }
}
