package codev.session.messaging;

import codev.session.domain.SessionEvent.*;
import codev.session.domain.value.EncryptedText;
import codev.session.domain.value.GroupId;
import codev.session.domain.value.ParticipantRole;
import codev.session.domain.value.ProgrammeId;
import codev.session.domain.value.SessionId;
import codev.session.domain.value.Username;
import java.time.Instant;
import java.util.List;

/**
 * The message {@code session.evaluated.v2}.
 *
 * @param items keys answered, so that what is asked of whom need not be known elsewhere; not
 *     published before
 */
record SessionEvaluatedMessage(
    SessionId sessionId,
    GroupId groupId,
    ProgrammeId programmeId,
    Username by,
    ParticipantRole role,
    List<String> items,
    EncryptedText answers,
    Instant at) {
  static SessionEvaluatedMessage of(SessionEvaluated e) {
    return new SessionEvaluatedMessage(
        e.session(),
        e.origin().group(),
        e.origin().programme(),
        e.by(),
        e.role(),
        e.evaluation().items(),
        e.evaluation().answers(),
        e.at());
  }
}
