package codev.session.messaging;

import codev.session.domain.SessionEvent.*;
import codev.session.domain.preparation.EarlierAction;
import codev.session.domain.value.ActionId;
import codev.session.domain.value.EncryptedText;
import codev.session.domain.value.GroupId;
import codev.session.domain.value.ProgrammeId;
import codev.session.domain.value.SessionId;
import codev.session.domain.value.Username;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** The message {@code session.action-reviewed.v1}. */
record ActionReviewedMessage(
    SessionId sessionId,
    GroupId groupId,
    ProgrammeId programmeId,
    ActionId actionId,
    Username owner,
    EarlierAction.Outcome outcome,
    @Nullable Integer effect,
    @Nullable EncryptedText learnt,
    Instant at) {
  static ActionReviewedMessage of(EarlierActionReviewed e) {
    return new ActionReviewedMessage(
        e.session(),
        e.origin().group(),
        e.origin().programme(),
        e.action(),
        e.owner(),
        e.outcome(),
        e.effect(),
        e.learnt(),
        e.at());
  }
}
