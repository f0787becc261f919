package codev.infra.eventstore.axon;

import java.time.Duration;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** What is known of a command while this thread handles it. */
final class CommandContext {
  static final ScopedValue<CommandContext> CURRENT = ScopedValue.newInstance();

  /** Neither before events are appended nor afterwards. */
  static final Supplier<Runnable> NOTHING = () -> () -> {};

  private final String target;
  private final Duration mostBehind;
  private final @Nullable MessageCommandId messageCommand;
  private final Supplier<Runnable> beforeAppend;
  private final @Nullable String traceparent;
  private Runnable afterwards = () -> {};
  private ProcessedMessages processed = ProcessedMessages.NONE;
  private long position;
  private boolean ignored;
  private boolean earlierState;

  private CommandContext(
      String target,
      Duration mostBehind,
      @Nullable MessageCommandId messageCommand,
      Supplier<Runnable> beforeAppend,
      @Nullable String traceparent) {
    this.target = target;
    this.mostBehind = mostBehind;
    this.messageCommand = messageCommand;
    this.beforeAppend = beforeAppend;
    this.traceparent = traceparent;
  }

  /**
   * Of a command that is decided on its aggregate's present state.
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
    return new CommandContext(target, Duration.ZERO, messageCommand, beforeAppend, traceparent);
  }

  /** Of a command that changes nothing, for which a state that was present so long ago will do. */
  static CommandContext ofCheck(String target, Duration mostBehind) {
    return new CommandContext(target, mostBehind, null, NOTHING, null);
  }

  /** How long ago the state on which the command is decided may have been the present one. */
  Duration mostBehind() {
    return mostBehind;
  }

  void useEarlierState() {
    earlierState = true;
  }

  /** Whether it was decided on a state that may not be the present one. */
  boolean usedEarlierState() {
    return earlierState;
  }

  /**
   * Notes what the command's aggregate has processed so far; those that it refers to do not matter.
   */
  void noteLoaded(String aggregateId, ProcessedMessages messages) {
    if (aggregateId.equals(target)) processed = messages;
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
   * Asked after the aggregate was loaded and before events are appended: whatever another instance
   * appends to it in between is a conflict, after which this is asked again.
   */
  void requireAssignment() {
    if (messageCommand != null) MessageScope.CURRENT.get().requireAssignment();
  }

  void beforeAppend() {
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

  boolean wasIgnored() {
    return ignored;
  }

  /** The messages that an aggregate has processed once this command is committed. */
  ProcessedMessages processedAfter(String aggregateId, ProcessedMessages before) {
    return messageCommand == null || position == 0 || !aggregateId.equals(target)
        ? before
        : before.and(messageCommand);
  }
}
