package codev.group.programme;

import codev.group.actor.BlankAsNull;
import codev.group.domain.programme.Aim;
import codev.group.domain.programme.Competency;
import codev.group.domain.programme.PrivacyThreshold;
import codev.group.domain.programme.ProgrammeSettings;
import codev.group.domain.template.SessionTemplate;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A programme as submitted. */
record ProgrammeRequest(
    @Nullable UUID id,
    @NotBlank @Size(max = 200) String name,
    @NotEmpty @Size(max = 10) List<@NotNull Aim> aims,
    @NotNull LocalDate startsOn,
    @NotNull LocalDate endsOn,
    @NotNull @Min(1) @Max(52) Integer cadenceWeeks,
    @Nullable @Pattern(regexp = SessionTemplate.Key.SHAPE, message = "{group.template.key}")
        String template,
    @Nullable @Max(1000) Integer privacyThreshold,
    @Nullable @Size(max = 200) List<@NotNull @Valid CompetencyRequest> competencies,
    @Nullable @Size(max = 400) List<@NotNull LocalDate> holidays,
    @Nullable @Size(max = 200) String unit) {
  ProgrammeSettings settings() {
    return new ProgrammeSettings(
        name.strip(),
        aims.stream().distinct().toList(),
        startsOn,
        endsOn,
        cadenceWeeks,
        template == null ? SessionTemplate.Key.STANDARD_180 : new SessionTemplate.Key(template),
        Objects.requireNonNullElse(privacyThreshold, PrivacyThreshold.USUAL),
        competencyList(competencies),
        holidays == null ? List.of() : holidays.stream().distinct().toList(),
        BlankAsNull.of(unit));
  }

  private static List<Competency> competencyList(@Nullable List<CompetencyRequest> competencies) {
    if (competencies == null) return List.of();
    return competencies.stream().map(CompetencyRequest::toCompetency).toList();
  }

  record CompetencyRequest(
      @NotBlank @Size(max = 100) String key,
      @NotBlank @Size(max = 200) String fr,
      @NotBlank @Size(max = 200) String en) {
    Competency toCompetency() {
      return new Competency(key, fr, en);
    }
  }
}
