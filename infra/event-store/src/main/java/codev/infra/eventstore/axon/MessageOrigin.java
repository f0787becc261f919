package codev.infra.eventstore.axon;

import java.util.function.BooleanSupplier;

/**
 * The message of another service that a command is sent for.
 *
 * @param source the service that published it
 * @param subject the aggregate that it comes from: messages of one subject arrive in order
 * @param position of its event in the publisher's log
 */
public record MessageOrigin(String source, String subject, long position) {
  /**
   * Runs a message listener. Each command that it sends meanwhile takes effect once at most: the
   * events that it causes record this origin, and an aggregate ignores a command from a message
   * that is not newer than the last one processed from the same source and subject.
   *
   * @param isAssigned whether the partition of the message is still assigned to this instance;
   *     asked after a command has been handled and before its events are appended
   * @throws PartitionLostException if it no longer is; nothing was appended then
   */
  public void run(BooleanSupplier isAssigned, Runnable listener) {
    ScopedValue.where(MessageScope.CURRENT, new MessageScope(this, isAssigned)).run(listener);
  }
}
