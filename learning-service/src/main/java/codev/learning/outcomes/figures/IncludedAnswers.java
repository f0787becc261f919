package codev.learning.outcomes.figures;

import codev.learning.outcomes.anonymity.Observation;
import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collector;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Which answers the figures of one page contain. Like the figures, it is computed from published
 * sets and from nothing else, so it does not show who or how many have answered since.
 *
 * @param at begin of the day (UTC) of the latest of these answers; null when there are none
 * @param people how many different people have given them
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record IncludedAnswers(@Nullable Instant at, int people) {
  public static final IncludedAnswers NONE = new IncludedAnswers(null, 0);

  /** What one measure contributes. */
  record MeasureAnswers(Set<String> people, @Nullable LocalDate latest) {
    static MeasureAnswers of(List<Observation> published) {
      return new MeasureAnswers(
          published.stream()
              .flatMap(set -> set.people().stream())
              .collect(Collectors.toUnmodifiableSet()),
          published.stream().map(Observation::on).max(Comparator.naturalOrder()).orElse(null));
    }
  }

  static Collector<MeasureAnswers, ?, IncludedAnswers> ofParts() {
    return Collectors.collectingAndThen(Collectors.toList(), IncludedAnswers::of);
  }

  private static IncludedAnswers of(List<MeasureAnswers> parts) {
    var people = new HashSet<String>();
    for (var part : parts) people.addAll(part.people());
    return parts.stream()
        .map(MeasureAnswers::latest)
        .filter(Objects::nonNull)
        .max(Comparator.naturalOrder())
        .map(
            day -> new IncludedAnswers(day.atStartOfDay(ZoneOffset.UTC).toInstant(), people.size()))
        .orElse(NONE);
  }

  /** Its day, UTC. */
  public @Nullable LocalDate day() {
    return at == null ? null : LocalDate.ofInstant(at, ZoneOffset.UTC);
  }
}
