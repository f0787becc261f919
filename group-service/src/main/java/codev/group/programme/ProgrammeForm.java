package codev.group.programme;

import codev.group.domain.programme.Aim;
import codev.group.domain.programme.FrenchHolidays;
import codev.group.domain.template.SessionTemplate;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A programme as submitted from a page.
 *
 * @param competencies one a line, in French and after a slash in English
 * @param holidays days, one a line
 * @param publicHolidays whether those of France are kept as well
 * @param unit of the organisation to which it belongs
 */
record ProgrammeForm(
    @Nullable UUID id,
    @NotBlank @Size(max = 200) String name,
    @NotEmpty @Size(max = 10) List<@NotNull Aim> aims,
    @NotNull LocalDate startsOn,
    @NotNull LocalDate endsOn,
    @NotNull @Min(1) @Max(52) Integer cadenceWeeks,
    @Nullable @Pattern(regexp = SessionTemplate.Key.SHAPE, message = "{group.template.key}")
        String template,
    @NotNull @Max(1000) Integer privacyThreshold,
    @Nullable @Size(max = 20_000) String competencies,
    @Nullable @Size(max = 10_000) String holidays,
    @Nullable Boolean publicHolidays,
    @Nullable @Size(max = 200) String unit) {

  ProgrammeRequest read() {
    return new ProgrammeRequest(
        id,
        name,
        aims,
        startsOn,
        endsOn,
        cadenceWeeks,
        template,
        privacyThreshold,
        CompetencyTextParser.read(competencies),
        daysOff(),
        unit);
  }

  /** In order, each once. */
  List<LocalDate> daysOff() {
    var ownHolidays = DateListParser.read(holidays);
    var ofAll =
        Boolean.TRUE.equals(publicHolidays)
            ? FrenchHolidays.between(startsOn, endsOn)
            : List.<LocalDate>of();
    return Stream.concat(ownHolidays.stream(), ofAll.stream()).sorted().distinct().toList();
  }
}
