package codev.group.evidence;

import codev.group.domain.GroupEvent.OfGroup;
import codev.group.domain.GroupEvent.PresenceNoted;
import codev.group.domain.GroupEvent.SessionHeld;
import codev.group.domain.GroupEvent.SessionOpened;
import codev.group.domain.GroupEvent.SessionPostponed;
import codev.group.domain.GroupEvent.SignatureNoted;
import codev.infra.eventstore.axon.RecordedEvent;
import codev.infra.projections.Projection;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Folds signatures and marks, by session. */
final class SignedSessionProjection implements Projection<OfGroup, SignedSession> {
  @Override
  public String view() {
    return "signed-sessions";
  }

  @Override
  public int version() {
    return 2; // since marks are kept
  }

  @Override
  public Class<OfGroup> folds() {
    return OfGroup.class;
  }

  @Override
  public Class<SignedSession> shape() {
    return SignedSession.class;
  }

  @Override
  public Stream<String> touches(OfGroup event) {
    return switch (event) {
      case SignatureNoted e -> Stream.of(e.session().toString());
      case SessionOpened e -> Stream.of(e.session().toString());
      case PresenceNoted e -> Stream.of(e.session().toString());
      case SessionPostponed e -> Stream.of(e.session().toString());
      case SessionHeld e -> Stream.of(e.session().toString());
      default -> Stream.empty();
    };
  }

  @Override
  public SignedSession fold(
      String id, @Nullable SignedSession before, RecordedEvent<OfGroup> recorded) {
    return (before == null ? SignedSession.EMPTY : before).after(recorded.event());
  }
}
