package codev.session.messaging;

import codev.session.domain.SessionEvent.*;
import codev.session.domain.synthesis.ActionPlan;
import codev.session.domain.value.ActionId;
import codev.session.domain.value.EncryptedText;
import codev.session.domain.value.GroupAndProgramme;
import codev.session.domain.value.GroupId;
import codev.session.domain.value.ProgrammeId;
import codev.session.domain.value.SessionId;
import codev.session.domain.value.Username;
import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** The messages {@code session.action-planned.v1} and {@code session.action-corrected.v1}. */
record ActionPlannedMessage(
    SessionId sessionId,
    GroupId groupId,
    ProgrammeId programmeId,
    ActionId actionId,
    Username owner,
    EncryptedText what,
    @Nullable EncryptedText objective,
    @Nullable EncryptedText firstStep,
    @Nullable LocalDate dueOn,
    @Nullable EncryptedText resources,
    @Nullable EncryptedText support,
    @Nullable EncryptedText indicator,
    @Nullable EncryptedText vigilance,
    @Nullable Integer confidence,
    Instant at) {
  static ActionPlannedMessage of(ActionPlanned e) {
    return of(e.session(), e.origin(), e.action(), e.by(), e.at());
  }

  static ActionPlannedMessage of(ActionCorrected e) {
    return of(e.session(), e.origin(), e.action(), e.by(), e.at());
  }

  private static ActionPlannedMessage of(
      SessionId session, GroupAndProgramme origin, ActionPlan a, Username by, Instant at) {
    return new ActionPlannedMessage(
        session,
        origin.group(),
        origin.programme(),
        a.id(),
        by,
        a.what(),
        a.objective(),
        a.firstStep(),
        a.dueOn(),
        a.resources(),
        a.support(),
        a.indicator(),
        a.vigilance(),
        a.confidence(),
        at);
  }
}
