package codev.group.dossier;

import codev.group.domain.programme.Aim;
import codev.infra.ui.LocalizedDates;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;

/** Formats values of the dossier in the reader's language. */
record DossierFormatter(MessageSource texts, Locale language) {
  String message(String key, Object... arguments) {
    return texts.getMessage("dossier." + key, arguments, language);
  }

  String aims(List<Aim> aims) {
    return aims.stream()
        .map(aim -> texts.getMessage("group.aim." + aim, null, language))
        .collect(Collectors.joining(", "));
  }

  String day(LocalDate day) {
    return LocalizedDates.day(day, language);
  }

  /** In the reader’s own: {@code anglais}, {@code English}. */
  String nameOf(Locale other) {
    return other.getDisplayLanguage(language);
  }

  /** In the largest unit in which it is a whole number. */
  String duration(Duration duration) {
    if (isWhole(duration, Duration.ofDays(1))) return message("duration.days", duration.toDays());
    if (isWhole(duration, Duration.ofHours(1)))
      return message("duration.hours", duration.toHours());
    if (isWhole(duration, Duration.ofMinutes(1)))
      return message("duration.minutes", duration.toMinutes());
    return message("duration.seconds", duration.toSeconds());
  }

  /**
   * @param setting the environment's name of what is to be set where the value is missing
   */
  String orPlaceholder(@Nullable String value, String setting) {
    return value == null || value.isBlank() ? message("complete", setting) : value;
  }

  /** How long an operator keeps something. */
  String retention(@Nullable Duration duration, String setting) {
    return duration == null
        ? message("complete", setting)
        : message("platform.kept", duration(duration));
  }

  private static boolean isWhole(Duration duration, Duration unit) {
    return !duration.isZero() && unit.multipliedBy(duration.dividedBy(unit)).equals(duration);
  }
}
