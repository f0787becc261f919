package codev.group.participants;

import codev.group.domain.person.Username;
import codev.group.domain.value.GroupId;
import org.jspecify.annotations.Nullable;

/**
 * A participant of a programme as shown.
 *
 * @param groupId of the programme's group that they are in; null: none yet
 */
record ParticipantResponse(
    Username username,
    String displayName,
    @Nullable String unit,
    @Nullable String site,
    @Nullable GroupId groupId) {
  static ParticipantResponse of(Participant participant) {
    var person = participant.person();
    var group = participant.group();
    return new ParticipantResponse(
        person.username(),
        person.displayName(),
        person.unit(),
        person.site(),
        group == null ? null : group.id());
  }
}
