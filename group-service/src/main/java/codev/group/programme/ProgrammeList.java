package codev.group.programme;

import codev.group.directory.SearchWords;
import codev.group.group.GroupStage;
import codev.group.group.GroupView;
import codev.infra.ui.NameOrder;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Programmes as a page lists them: those under way, then those to come, the soonest first; apart
 * from them those that are over, the latest first.
 *
 * @param query words that occur in their names, whatever the case and the accents; null: all
 * @param total how many there are, found or not
 */
public record ProgrammeList(
    List<ProgrammeRow> current, List<ProgrammeRow> over, @Nullable String query, int total) {
  /** Fewer are seen at a glance. */
  private static final int WORTH_A_SEARCH = 6;

  /** A programme in the list. */
  public record ProgrammeRow(ProgrammeWithGroups shown, ProgrammeState state) {
    /** How many groups have no date to come, and have not finished. */
    public long withoutSession() {
      return unfinished().filter(group -> group.sessions().next().isEmpty()).count();
    }

    /** How many groups wait for a member to accept the charter. */
    public long awaitingCharter() {
      return unfinished().filter(group -> !group.withoutCharter().isEmpty()).count();
    }

    /** The first stage that is not done; the last one as soon as a group has met. */
    public PreparationStage preparation(boolean hasParticipants) {
      var groups = shown.groups();
      if (groups.isEmpty())
        return hasParticipants ? PreparationStage.GROUPS : PreparationStage.PARTICIPANTS;
      if (groups.stream().anyMatch(group -> group.sessions().hasBegun()))
        return PreparationStage.SESSIONS;
      if (withoutSession() > 0) return PreparationStage.CALENDARS;
      return awaitingCharter() > 0 ? PreparationStage.INVITATIONS : PreparationStage.SESSIONS;
    }

    private Stream<GroupView> unfinished() {
      boolean isOver = state == ProgrammeState.OVER;
      return shown.groups().stream()
          .filter(group -> GroupStage.of(group, isOver) != GroupStage.FINISHED);
    }

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
            .map(one -> new ProgrammeRow(one, ProgrammeState.of(one.programme().settings(), today)))
            .filter(line -> query == null || SearchWords.allIn(query, line.name()))
            .toList();
    var byName = Comparator.comparing(ProgrammeRow::name, NameOrder.alphabetical());
    var current =
        lines.stream()
            .filter(line -> line.state() != ProgrammeState.OVER)
            .sorted(
                Comparator.comparing(ProgrammeRow::state)
                    .thenComparing(ProgrammeRow::startsOn)
                    .thenComparing(byName))
            .toList();
    var over =
        lines.stream()
            .filter(line -> line.state() == ProgrammeState.OVER)
            .sorted(Comparator.comparing(ProgrammeRow::endsOn).reversed().thenComparing(byName))
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
