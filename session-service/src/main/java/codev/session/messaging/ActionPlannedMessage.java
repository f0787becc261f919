package codev.session.messaging;

import codev.session.domain.SessionEvent.*;
import codev.session.domain.value.ActionId;
import codev.session.domain.value.EncryptedText;
import codev.session.domain.value.GroupId;
import codev.session.domain.value.ProgrammeId;
import codev.session.domain.value.SessionId;
import codev.session.domain.value.Username;
import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** The message {@code session.action-planned.v1}. */
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
    var a = e.action();
    return new ActionPlannedMessage(
        e.session(),
        e.origin().group(),
        e.origin().programme(),
        a.id(),
        e.by(),
        a.what(),
        a.objective(),
        a.firstStep(),
        a.dueOn(),
        a.resources(),
        a.support(),
        a.indicator(),
        a.vigilance(),
        a.confidence(),
        e.at());
  }
}
