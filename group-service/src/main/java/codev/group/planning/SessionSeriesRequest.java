package codev.group.planning;

import static java.nio.charset.StandardCharsets.UTF_8;

import codev.group.domain.SessionSeriesRules;
import codev.group.domain.programme.ProgrammeSettings;
import codev.group.domain.template.SessionTemplate;
import codev.group.domain.value.SessionId;
import codev.group.domain.value.SessionSeries;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * A series of sessions as submitted.
 *
 * @param id of the cycle, from which its sessions have theirs: asking again plans nothing twice
 * @param cadenceWeeks {@code null}: as in the programme
 * @param count {@code null}: one for each of the ids, or until the programme ends
 * @param ids one for each session, likewise; without either each asking plans anew
 */
record SessionSeriesRequest(
    @Nullable UUID id,
    @NotNull LocalDate firstDate,
    @Nullable @Min(1) @Max(52) Integer cadenceWeeks,
    @NotNull LocalTime timeOfDay,
    @NotNull ZoneId zone,
    @Nullable @Min(1) @Max(SessionSeries.MAX_SESSIONS) Integer count,
    @Nullable @Pattern(regexp = SessionTemplate.Key.SHAPE, message = "{group.template.key}")
        String template,
    @Nullable @Size(max = 500) String place,
    @Nullable
        @Size(max = 1000)
        @Pattern(regexp = SessionRequest.LINK, message = "{group.session.link}")
        String videoLink,
    @Nullable @Size(min = 1, max = SessionSeries.MAX_SESSIONS, message = "{request.between}")
        List<@NotNull UUID> ids) {
  SessionSeries toSeries() {
    var sessions = count == null && ids != null ? Integer.valueOf(ids.size()) : count;
    return new SessionSeries(firstDate, cadenceWeeks, timeOfDay, zone, sessions);
  }

  SessionTemplate.@Nullable Key templateKey() {
    return template == null ? null : new SessionTemplate.Key(template);
  }

  List<SessionId> sessions(ProgrammeSettings settings) {
    if (ids != null) return ids.stream().map(SessionId::new).toList();
    var cycleId = id == null ? UUID.randomUUID() : id;
    return IntStream.range(0, new SessionSeriesRules(toSeries(), settings).slots().size())
        .mapToObj(number -> new SessionId(ofSession(cycleId, number)))
        .toList();
  }

  private static UUID ofSession(UUID cycle, int number) {
    return UUID.nameUUIDFromBytes((cycle + "/" + number).getBytes(UTF_8));
  }
}
