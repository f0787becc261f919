package codev.infra.eventstore.axon;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What is known of a command while this thread handles it. */
final class CommandExecution {
  static final ScopedValue<CommandExecution> CURRENT = ScopedValue.newInstance();

  private final String target;
  private final @Nullable MessagePart part;
  private ObeyedMessages obeyed = ObeyedMessages.NONE;
  private long position;
  private boolean ignored;

  /**
   * @param part of the message that has caused the command; null if none has
   */
  CommandExecution(String target, @Nullable MessagePart part) {
    this.target = target;
    this.part = part;
  }

  /**
   * Notes what the command's aggregate has obeyed so far; those that it refers to do not matter.
   */
  void loaded(String aggregateId, ObeyedMessages messages) {
    if (aggregateId.equals(target)) obeyed = messages;
  }

  /** Whether it comes from a message that its aggregate has obeyed before. */
  boolean isRepetition() {
    ignored = part != null && obeyed.include(part);
    return ignored;
  }

  /**
   * Asked after the aggregate was loaded and before events are appended: whatever another instance
   * appends to it in between is a conflict, after which this is asked again.
   */
  void requireAssignment() {
    if (part != null) MessageScope.CURRENT.get().requireAssignment();
  }

  /** Added to that of its events. */
  Map<String, Object> metadata() {
    return part == null ? Map.of() : part.metadata();
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

  /** The messages that an aggregate has obeyed once this command is committed. */
  ObeyedMessages obeyedAfterwards(String aggregateId, ObeyedMessages before) {
    return part == null || position == 0 || !aggregateId.equals(target) ? before : before.and(part);
  }
}
