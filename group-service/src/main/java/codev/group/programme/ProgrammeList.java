package codev.group.programme;

import codev.group.directory.DisplayNames;
import codev.group.directory.SearchWords;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Programmes as a page lists them: those under way, then those to come, the soonest first; apart
 * from them those that are over, the latest first.
 *
 * @param query words that occur in their names, whatever the case and the accents; null: all
 * @param total how many there are, found or not
 */
public record ProgrammeList(
    List<Line> current, List<Line> over, @Nullable String query, int total) {
  /** Fewer are seen at a glance. */
  private static final int WORTH_A_SEARCH = 6;

  /** A programme in the list. */
  public record Line(ProgrammeWithGroups shown, ProgrammeState state) {
    private LocalDate startsOn() {
      return shown.programme().settings().startsOn();
    }

    private LocalDate endsOn() {
      return shown.programme().settings().endsOn();
    }

    private String name() {
      return shown.programme().settings().name();
    }
  }

  public static ProgrammeList of(
      List<ProgrammeWithGroups> programmes, @Nullable String query, LocalDate today) {
    var lines =
        programmes.stream()
            .map(one -> new Line(one, ProgrammeState.of(one.programme().settings(), today)))
            .filter(line -> query == null || SearchWords.allIn(query, line.name()))
            .toList();
    var byName = Comparator.comparing(Line::name, DisplayNames.order());
    var current =
        lines.stream()
            .filter(line -> line.state() != ProgrammeState.OVER)
            .sorted(
                Comparator.comparing(Line::state)
                    .thenComparing(Line::startsOn)
                    .thenComparing(byName))
            .toList();
    var over =
        lines.stream()
            .filter(line -> line.state() == ProgrammeState.OVER)
            .sorted(Comparator.comparing(Line::endsOn).reversed().thenComparing(byName))
            .toList();
    return new ProgrammeList(current, over, query, programmes.size());
  }

  public boolean isSearchable() {
    return total >= WORTH_A_SEARCH || query != null;
  }

  public boolean isEmpty() {
    return total == 0;
  }

  /** Whether a search has found nothing. */
  public boolean hasNoMatch() {
    return query != null && current.isEmpty() && over.isEmpty();
  }

  /** Whether those that are over are shown without being asked for. */
  public boolean showsOver() {
    return current.isEmpty() || query != null;
  }
}
