package codev.session.messaging;

import codev.session.domain.SessionEvent.*;
import codev.session.domain.learning.Learning;
import codev.session.domain.value.EncryptedText;
import codev.session.domain.value.GroupId;
import codev.session.domain.value.LearningId;
import codev.session.domain.value.ProgrammeId;
import codev.session.domain.value.SessionId;
import codev.session.domain.value.Username;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The message {@code session.learning-stated.v1}. */
record LearningStatedMessage(
    SessionId sessionId,
    GroupId groupId,
    ProgrammeId programmeId,
    LearningId learningId,
    Username by,
    Learning.About about,
    EncryptedText text,
    @Nullable EncryptedText transferableTo,
    List<String> competencies,
    Instant at) {
  static LearningStatedMessage of(LearningStated e) {
    var l = e.learning();
    return new LearningStatedMessage(
        e.session(),
        e.origin().group(),
        e.origin().programme(),
        l.id(),
        e.by(),
        l.about(),
        l.text(),
        l.transferableTo(),
        l.competencies(),
        e.at());
  }
}
