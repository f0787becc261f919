package codev.session.response;

import codev.session.domain.SessionEvent;
import codev.session.domain.SessionEvent.*;
import codev.session.domain.contribution.EntryKind;
import codev.session.domain.value.Username;
import codev.session.view.SessionAccess;
import org.jspecify.annotations.Nullable;

/**
 * What one person may know of the events of a session: the one rule for its history, its replay and
 * its streams. A private event is named to its author and to an auditor, what concerns a
 * contribution for the facilitator alone also to them; other participants know only that there is
 * one, so that versions stay countable.
 *
 * @param access of a person who may follow the session's events
 */
public record EventVisibility(SessionAccess access) {
  /** In the place of a private event's name. */
  private static final String PRIVATE = "private";

  /** Whether the viewer may know who caused it, and what it was. */
  public boolean isNamed(SessionEvent event) {
    return !isPrivate(event) || event.by().equals(access.viewer()) || !access.isInside();
  }

  /**
   * Whether it changes what the viewer's page shows. The facilitator's counts the evaluations that
   * are missing, without saying whose.
   */
  public boolean isShown(SessionEvent event) {
    return isNamed(event)
        || (event instanceof SessionEvaluated
            && access.viewer().equals(access.current().roster().facilitator()));
  }

  public @Nullable Username actor(SessionEvent event) {
    return isNamed(event) ? event.by() : null;
  }

  /** The event's name in the API. */
  public String name(SessionEvent event) {
    return isNamed(event) ? ApiEventNames.of(event) : PRIVATE;
  }

  /**
   * What participants keep from each other: notes, marks, when they evaluated, and from all but the
   * facilitator what is for the facilitator alone.
   */
  private boolean isPrivate(SessionEvent event) {
    return switch (event) {
      case NoteEvent _, ContributionMarked _, SessionEvaluated _ -> true;
      case EntryWithdrawn e -> e.kind() == EntryKind.NOTE;
      case EntryRestored e -> e.kind() == EntryKind.NOTE;
      case ContributionMade e -> !access.knows(e);
      case ContributionEvent e -> !access.knowsEntry(e.contribution());
      case EntryEvent e -> e.entry() != null && !access.knowsEntry(e.entry());
      case LifecycleEvent _,
          ParticipantEvent _,
          PreparationEvent _,
          StepEvent _,
          ContractEvent _,
          ReformulationRated _,
          ClientResultEvent _,
          TakeawayEvent _ ->
          false;
    };
  }
}
