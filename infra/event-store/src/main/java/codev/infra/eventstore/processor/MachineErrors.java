package codev.infra.eventstore.processor;

/**
 * Which errors are of the virtual machine, and not of the program or of what it reads.
 *
 * <p>An {@link OutOfMemoryError} that can be caught is one on which the virtual machine does not
 * exit ({@code -XX:+ExitOnOutOfMemoryError} covers the heap and metaspace): no thread could be
 * started, say, or no direct buffer be had. That may pass, so what failed is tried again.
 */
public final class MachineErrors {
  private MachineErrors() {}

  /** Whether no event and no message can be the cause. */
  public static boolean isOfMachine(Throwable failure) {
    return failure instanceof VirtualMachineError && !(failure instanceof StackOverflowError);
  }

  /** Whether nothing can be relied on after it, so that what writes goes on in no thread. */
  public static boolean endsThread(Throwable failure) {
    return isOfMachine(failure) && !(failure instanceof OutOfMemoryError);
  }
}
