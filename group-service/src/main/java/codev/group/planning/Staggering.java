package codev.group.planning;

import codev.group.domain.Cycle;
import codev.group.domain.Frame;
import codev.group.domain.Warning;
import codev.group.planning.Engagements.Clash;
import codev.group.planning.Season.Beginning;
import codev.group.roster.GroupCard;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * Finds each group its days: the first at which its facilitator is nowhere else all through the
 * cycle, and if there is one none of its members either.
 */
final class Staggering {
  private final Frame frame;
  private final Rhythm rhythm;
  private final Duration length;
  private final Engagements engagements;

  /**
   * @param length of a session
   * @param engagements of everybody; those found here are added
   */
  Staggering(Frame frame, Rhythm rhythm, Duration length, Engagements engagements) {
    this.frame = frame;
    this.rhythm = rhythm;
    this.length = length;
    this.engagements = engagements;
  }

  /**
   * A calendar that a group could have.
   *
   * @param left whether it is left out
   * @param sessions when each begins
   */
  public record Draft(
      GroupCard group,
      LocalDate firstDate,
      LocalTime timeOfDay,
      boolean left,
      List<Instant> sessions,
      List<Warning> warnings,
      List<Clash> clashes) {}

  /** For each group in turn, within the weeks that lie between two sessions. */
  List<Draft> propose(List<GroupCard> groups, SeasonForm wish) {
    var possible = possible(wish);
    return groups.stream().map(group -> settle(best(group, possible))).toList();
  }

  /** As somebody wants it, with what stands against it. */
  List<Draft> look(Map<UUID, GroupCard> groups, List<Beginning> wanted) {
    var drafts = new ArrayList<Draft>();
    for (var one : wanted) {
      var group = groups.get(one.id());
      if (group == null) continue;
      var draft = draft(group, one.firstDate(), one.timeOfDay(), one.isLeft());
      drafts.add(one.isLeft() ? draft : settle(draft));
    }
    return drafts;
  }

  private record Slot(LocalDate day, LocalTime time) {}

  private List<Slot> possible(SeasonForm wish) {
    int weeks = wish.cadenceWeeks() == null ? frame.cadenceWeeks() : wish.cadenceWeeks();
    var slots = new ArrayList<Slot>();
    for (var day = wish.firstDate();
        day.isBefore(wish.firstDate().plusWeeks(weeks));
        day = day.plusDays(1))
      if (wish.days().contains(day.getDayOfWeek()))
        for (var time : wish.hours()) slots.add(new Slot(day, time));
    return slots;
  }

  private Draft best(GroupCard group, List<Slot> possible) {
    Draft best = null;
    for (var slot : possible) {
      var draft = draft(group, slot.day(), slot.time(), false);
      if (draft.clashes().isEmpty()) return draft;
      if (best == null || (leads(best) && !leads(draft))) best = draft;
    }
    if (best == null) throw new IllegalStateException("a day and a time are asked for");
    return best;
  }

  private static boolean leads(Draft draft) {
    return draft.clashes().stream().anyMatch(Clash::facilitates);
  }

  private Draft draft(GroupCard group, LocalDate day, LocalTime time, boolean left) {
    var cycle = rhythm.from(day, time);
    var sessions = cycle.slots(frame).stream().map(Cycle.Slot::startsAt).toList();
    var clashes = left ? List.<Clash>of() : engagements.clashes(group, sessions, length);
    return new Draft(group, day, time, left, sessions, cycle.warnings(frame), clashes);
  }

  private Draft settle(Draft draft) {
    engagements.add(draft.group(), draft.sessions(), length);
    return draft;
  }
}
