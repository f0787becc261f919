package codev.group.planning;

import static java.nio.charset.StandardCharsets.UTF_8;

import codev.group.domain.value.SessionSeries;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The draft calendars of all groups on the page: proposed, or changed by hand.
 *
 * @param id from which every cycle has its own: sent again, nothing is planned twice
 */
record ProgrammeCalendarDraft(
    @NotNull UUID id,
    @NotNull @Valid SessionSeriesOptions options,
    @NotEmpty @Size(max = 250) List<@NotNull @Valid GroupStart> groups) {

  /**
   * When a group meets first.
   *
   * @param id of the group
   * @param left whether it is left out
   * @param count its sessions; {@code null}: until the programme ends
   */
  record GroupStart(
      @NotNull UUID id,
      @NotNull LocalDate firstDate,
      @NotNull LocalTime timeOfDay,
      @Nullable Boolean left,
      @Nullable @Min(1) @Max(SessionSeries.MAX_SESSIONS) Integer count) {
    boolean isLeft() {
      return Boolean.TRUE.equals(left);
    }
  }

  SessionSeriesRequest seriesRequest(GroupStart group) {
    return new SessionSeriesRequest(
        UUID.nameUUIDFromBytes((id + "/" + group.id()).getBytes(UTF_8)),
        group.firstDate(),
        options.cadenceWeeks(),
        group.timeOfDay(),
        options.zone(),
        group.count(),
        options.template(),
        options.place(),
        null,
        null);
  }
}
