package codev.learning.personaldata;

import codev.infra.projections.Projection;
import codev.learning.domain.event.PersonEvent;
import codev.learning.domain.event.PersonEvent.*;
import codev.learning.domain.person.Username;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Read model of the newest request to erase a person.
 *
 * @param request identifies it
 * @param by who asked for it
 * @param at when
 * @param since when it came to this state
 * @param due when it is carried out, once it is approved
 */
record ErasureView(
    UUID request,
    Username person,
    Username by,
    State state,
    Instant at,
    Instant since,
    @Nullable Instant due) {

  /** What has become of the request. */
  enum State {
    REQUESTED,
    APPROVED,
    DECLINED,
    CANCELLED,
    DONE
  }

  /** One document for each person; version 2: since when. */
  static final Projection<PersonEvent, ErasureView> PROJECTION =
      Projection.of("erasure-requests", PersonEvent.class, ErasureView.class)
          .version(2)
          .by(e -> e.person().value())
          .fold((before, event) -> after(before, event));

  private static @Nullable ErasureView after(@Nullable ErasureView before, PersonEvent event) {
    if (event instanceof ErasureRequested e) return of(e);
    return before == null ? null : before.after(event);
  }

  private static ErasureView of(ErasureRequested e) {
    return new ErasureView(e.request(), e.person(), e.by(), State.REQUESTED, e.at(), e.at(), null);
  }

  private ErasureView after(PersonEvent event) {
    return switch (event) {
      case ErasureRequested e -> of(e);
      case ErasureApproved e -> with(State.APPROVED, e.at(), e.due());
      case ErasureDeclined e -> with(State.DECLINED, e.at(), null);
      case ErasureCancelled e -> with(State.CANCELLED, e.at(), null);
      case PersonErased e -> with(State.DONE, e.at(), due);
      case PersonNoted _, ContactNoted _, MembershipEvent _, SurveyEvent _ -> this;
    };
  }

  private ErasureView with(State next, Instant nextSince, @Nullable Instant nextDue) {
    return new ErasureView(request, person, by, next, at, nextSince, nextDue);
  }

  /** Whether it can still be cancelled. */
  boolean isOpen() {
    return switch (state) {
      case REQUESTED, APPROVED -> true;
      case DECLINED, CANCELLED, DONE -> false;
    };
  }
}
