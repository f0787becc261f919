package codev.infra.eventstore.desk;

import java.time.Instant;
import org.axonframework.serialization.Revision;
import org.jspecify.annotations.Nullable;

public sealed interface DeskEvent {
  String desk();

  record DeskOpened(String desk, Instant at) implements DeskEvent {}

  record LetterPosted(String desk, int number, @Nullable String remark) implements DeskEvent {}

  @Revision("2")
  record DeskMoved(String desk, String room) implements DeskEvent {}
}
