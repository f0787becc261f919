package codev.infra.eventstore.axon;

import codev.infra.eventstore.log.LogUnavailableException;
import java.time.Duration;
import java.util.Map;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * What is known of a command while this thread handles it.
 *
 * <p>The present state of an aggregate is the one that the log holds. A cached state may be behind
 * it, unless the log was asked when it was loaded.
 */
final class CommandContext {
  static final ScopedValue<CommandContext> CURRENT = ScopedValue.newInstance();

  /** Neither before events are appended nor afterwards. */
  static final Supplier<Runnable> NOTHING = () -> () -> {};

  private final String target;
  private final Duration mostBehind;
  private final boolean mayUseCachedState;
  private final @Nullable MessageCommandId messageCommand;
  private final Supplier<Runnable> beforeAppend;
  private final @Nullable String traceparent;
  private Runnable afterwards = () -> {};
  private ProcessedMessages processed = ProcessedMessages.NONE;
  private long loadedPosition;
  private long position;
  private boolean ignored;
  private boolean hasLoaded;
  private boolean reachedAppend;

  /** Whether the cached state that was used is the present one; null if none was used. */
  private @Nullable BooleanSupplier isPresent;

  private CommandContext(
      String target,
      Duration mostBehind,
      boolean mayUseCachedState,
      @Nullable MessageCommandId messageCommand,
      Supplier<Runnable> beforeAppend,
      @Nullable String traceparent) {
    this.target = target;
    this.mostBehind = mostBehind;
    this.mayUseCachedState = mayUseCachedState;
    this.messageCommand = messageCommand;
    this.beforeAppend = beforeAppend;
    this.traceparent = traceparent;
  }

  /**
   * Of a command that is handled on its aggregate's present state.
   *
   * @param messageCommand of the message that has caused the command; null if none has
   * @param beforeAppend what has to be done first when it appends events; it returns what follows
   * @param traceparent of its trace; null if it belongs to none
   */
  static CommandContext of(
      String target,
      @Nullable MessageCommandId messageCommand,
      Supplier<Runnable> beforeAppend,
      @Nullable String traceparent) {
    return new CommandContext(
        target, Duration.ZERO, false, messageCommand, beforeAppend, traceparent);
  }

  /**
   * The same on its aggregate's cached state: whether it is the present one is seen by the append,
   * and without one asked afterwards.
   */
  CommandContext onCachedState() {
    return new CommandContext(target, mostBehind, true, messageCommand, beforeAppend, traceparent);
  }

  /** Of a command that changes nothing, for which a state that was present so long ago will do. */
  static CommandContext ofCheck(String target, Duration mostBehind) {
    return new CommandContext(target, mostBehind, false, null, NOTHING, null);
  }

  /**
   * Whether a cached state will do that was the present one at a time. The append verifies the
   * aggregate of the command alone, not those that it refers to.
   */
  boolean admits(String aggregateId, Duration age) {
    return age.compareTo(mostBehind) < 0
        || (mayUseCachedState && !hasLoaded && aggregateId.equals(target));
  }

  /**
   * @param isPresent asks the log whether it has gone on since
   */
  void useCachedState(BooleanSupplier isPresent) {
    this.isPresent = isPresent;
  }

  /** Whether it was handled on a state that may not be the present one. */
  boolean usedCachedState() {
    return isPresent != null;
  }

  /**
   * Whether it was handled on the present state; what reaches the append is verified by that.
   *
   * @throws LogUnavailableException if the log has to be asked and cannot be
   */
  boolean usedPresentState() {
    return isPresent == null || reachedAppend || isPresent.getAsBoolean();
  }

  /**
   * Notes what the command's aggregate has processed so far; those that it refers to do not matter.
   *
   * @param lastPosition of its last event; 0 if that is not known
   */
  void noteLoaded(String aggregateId, ProcessedMessages messages, long lastPosition) {
    hasLoaded = true;
    if (!aggregateId.equals(target)) return;
    processed = messages;
    loadedPosition = lastPosition;
  }

  /**
   * Ignores a command from a message that its aggregate has processed before.
   *
   * @return whether it is one
   */
  boolean ignoreIfRepeated() {
    ignored = messageCommand != null && processed.include(messageCommand);
    return ignored;
  }

  /**
   * The assignment of the message is asked after the aggregate was loaded and before events are
   * appended: whatever another instance appends to it in between is a conflict, after which this is
   * asked again.
   */
  void prepareAppend() {
    reachedAppend = true;
    if (messageCommand != null) MessageScope.CURRENT.get().requireAssignment();
    afterwards = beforeAppend.get();
  }

  /** When its events are appended. */
  Runnable afterwards() {
    return afterwards;
  }

  /** Added to that of its events. */
  Map<String, Object> metadata() {
    return messageCommand == null ? Map.of() : messageCommand.metadata();
  }

  /** Kept beside its commit, not in the metadata: the hash chain covers those. */
  @Nullable String traceparent() {
    return traceparent;
  }

  void appendedUpTo(long upTo) {
    position = upTo;
  }

  /** Position of the last event that it appended, 0 if it appended none. */
  long position() {
    return position;
  }

  /** Position of its aggregate's last event; 0 if that is not known. */
  long lastPosition() {
    return position > 0 ? position : loadedPosition;
  }

  boolean wasIgnored() {
    return ignored;
  }

  boolean hasAppendedTo(String aggregateId) {
    return position > 0 && aggregateId.equals(target);
  }

  /** The messages that its aggregate has processed once it has appended. */
  ProcessedMessages processedAfter(ProcessedMessages before) {
    return messageCommand == null ? before : before.and(messageCommand);
  }
}
