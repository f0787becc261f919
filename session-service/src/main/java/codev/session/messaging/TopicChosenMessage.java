package codev.session.messaging;

import codev.session.domain.SessionEvent.*;
import codev.session.domain.value.GroupId;
import codev.session.domain.value.ProgrammeId;
import codev.session.domain.value.SessionId;
import codev.session.domain.value.Username;
import java.time.Instant;

/** The message {@code session.topic-chosen.v1}. */
record TopicChosenMessage(
    SessionId sessionId, GroupId groupId, ProgrammeId programmeId, Username client, Instant at) {
  static TopicChosenMessage of(TopicChosen e) {
    return new TopicChosenMessage(
        e.session(), e.origin().group(), e.origin().programme(), e.client(), e.at());
  }
}
