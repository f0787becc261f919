package codev.learning.personaldata;

import codev.infra.projections.Projection;
import codev.learning.domain.LearningServiceEvent.*;
import codev.learning.domain.person.Username;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Read model of the newest request to erase a person.
 *
 * @param request identifies it
 * @param by who asked for it
 * @param due when it is carried out, once it is approved
 */
record ErasureView(
    UUID request, Username person, Username by, State state, Instant at, @Nullable Instant due) {

  /** What has become of the request. */
  enum State {
    REQUESTED,
    APPROVED,
    DECLINED,
    CANCELLED,
    DONE
  }

  /** One document for each person. */
  static final Projection<PersonEvent, ErasureView> PROJECTION =
      Projection.of("erasure-requests", PersonEvent.class, ErasureView.class)
          .by(e -> e.person().value())
          .fold((before, event) -> after(before, event));

  private static @Nullable ErasureView after(@Nullable ErasureView before, PersonEvent event) {
    if (event instanceof ErasureRequested e) return of(e);
    return before == null ? null : before.after(event);
  }

  private static ErasureView of(ErasureRequested e) {
    return new ErasureView(e.request(), e.person(), e.by(), State.REQUESTED, e.at(), null);
  }

  private ErasureView after(PersonEvent event) {
    return switch (event) {
      case ErasureRequested e -> of(e);
      case ErasureApproved e -> with(State.APPROVED, e.due());
      case ErasureDeclined _ -> with(State.DECLINED, null);
      case ErasureCancelled _ -> with(State.CANCELLED, null);
      case PersonErased _ -> with(State.DONE, due);
      case PersonNoted _, ContactNoted _, MembershipEvent _, SurveyEvent _ -> this;
    };
  }

  private ErasureView with(State next, @Nullable Instant nextDue) {
    return new ErasureView(request, person, by, next, at, nextDue);
  }

  /** Whether it can still be cancelled. */
  boolean isOpen() {
    return switch (state) {
      case REQUESTED, APPROVED -> true;
      case DECLINED, CANCELLED, DONE -> false;
    };
  }
}
