package codev.session.response;

import codev.session.domain.learning.EvaluationItem;
import codev.session.domain.value.GroupId;
import codev.session.domain.value.ProgrammeId;
import codev.session.domain.value.SessionId;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Which session it is, when and where it takes place.
 *
 * @param version how many of the session's events are reflected
 * @param position the log position of the last of them
 * @param waitsForDate whether it was put off and has no new date yet
 * @param items of the programme's own, asked beside H1 to H10
 */
public record SessionDetailsResponse(
    SessionId id,
    GroupId groupId,
    ProgrammeId programmeId,
    String groupName,
    int number,
    int version,
    long position,
    Instant startsAt,
    boolean waitsForDate,
    @Nullable String place,
    @Nullable String videoLink,
    String template,
    int templateVersion,
    List<EvaluationItem> items) {}
