package codev.session.view;

import codev.session.domain.FloorRules;
import codev.session.domain.Roster;
import codev.session.domain.SessionEvent;
import codev.session.domain.SessionEvent.SessionScheduled;
import codev.session.domain.Timeline;
import codev.session.domain.contribution.Template;
import codev.session.domain.preparation.QuorumDecision;
import codev.session.domain.value.ParticipantRole;
import codev.session.domain.value.SessionStatus;
import codev.session.domain.value.Step;
import codev.session.domain.value.Username;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A session as its room shows it, words still sealed.
 *
 * @param version how many of the session's events it shows
 * @param position the log's number of the last of them
 * @param startsAt as it stands now, wherever it was planned first
 * @param waitsForDate whether it was put off and has no new date yet
 * @param template as it stands now: it may have been shortened
 * @param quorum what the facilitator decided when too few were there
 * @param floor who has it
 * @param people who may enter: members and facilitator
 * @param hidden ids of entries that the facilitator has hidden, or that were disowned
 * @param takenDown who typed it, by the id of what somebody else said
 */
public record SessionView(
    int version,
    long position,
    SessionScheduled plan,
    Instant startsAt,
    boolean waitsForDate,
    Template template,
    @Nullable QuorumDecision quorum,
    @Nullable Username floor,
    SessionStatus state,
    List<Username> people,
    Roster roster,
    Timeline timeline,
    Topics topics,
    Discussion talk,
    SessionResults conclusion,
    List<String> hidden,
    Map<String, TakenDown> takenDown) {

  /** Who said it, and who typed it. */
  public record TakenDown(Username speaker, Username by) {}

  /**
   * @param before null before the first event
   * @param sequence the event's number inside the session, from 0; an event shown already changes
   *     nothing
   */
  public static @Nullable SessionView after(
      @Nullable SessionView before, SessionEvent event, long sequence, long position) {
    if (before != null) return sequence < before.version ? before : before.next(event, position);
    if (!(event instanceof SessionScheduled plan)) return null;
    var roster = Roster.of(plan);
    return new SessionView(
        1,
        position,
        plan,
        plan.startsAt(),
        false,
        plan.template(),
        null,
        null,
        SessionStatus.SCHEDULED,
        peopleOf(roster),
        roster,
        Timeline.after(null, event),
        Topics.NONE,
        Discussion.NONE,
        SessionResults.NONE,
        List.of(),
        Map.of());
  }

  private SessionView next(SessionEvent event, long position) {
    var template = event instanceof SessionEvent.SessionShortened e ? e.template() : this.template;
    var roster = this.roster.after(event, template);
    return new SessionView(
        version + 1,
        position,
        plan,
        event instanceof SessionEvent.SessionMoved e ? e.startsAt() : startsAt,
        event instanceof SessionEvent.SessionPostponed
            || (waitsForDate && !(event instanceof SessionEvent.SessionMoved)),
        template,
        QuorumDecision.after(quorum, event),
        FloorRules.speakerAfter(floor, event),
        stateAfter(event),
        peopleOf(roster),
        roster,
        Timeline.after(timeline, event),
        topics.after(event),
        talk.after(event, roster.pass()),
        conclusion.after(event, roster.pass()),
        hiddenAfter(event),
        takenDownAfter(event));
  }

  private List<String> hiddenAfter(SessionEvent event) {
    return switch (event) {
      case SessionEvent.EntryHidden e -> ListCopies.add(hidden, e.entry());
      case SessionEvent.WordsDisowned e -> ListCopies.add(hidden, e.entry());
      default -> hidden;
    };
  }

  private Map<String, TakenDown> takenDownAfter(SessionEvent event) {
    if (!(event instanceof SessionEvent.WordsTakenDown e) || e.entry() == null) return takenDown;
    var now = new LinkedHashMap<>(takenDown);
    now.put(e.entry(), new TakenDown(e.speaker(), e.by()));
    return now;
  }

  private SessionStatus stateAfter(SessionEvent event) {
    return switch (event) {
      case SessionEvent.SessionOpened _ -> SessionStatus.OPEN;
      case SessionEvent.SessionPostponed _ -> SessionStatus.SCHEDULED;
      case SessionEvent.SessionCancelled _ -> SessionStatus.CANCELLED;
      case SessionEvent.SessionClosed _ -> SessionStatus.CLOSED;
      default -> state;
    };
  }

  private static List<Username> peopleOf(Roster roster) {
    return java.util.stream.Stream.concat(
            java.util.stream.Stream.of(roster.facilitator()),
            roster.seats().stream().map(Roster.Seat::member))
        .toList();
  }

  /** Everybody whom it names. */
  public Set<Username> mentioned() {
    var mentioned = new LinkedHashSet<>(people);
    mentioned.add(plan.by());
    mentioned.addAll(plan.members());
    roster.gone().forEach(g -> mentioned.add(g.facilitator()));
    topics.offers().forEach(o -> mentioned.add(o.by()));
    topics.earlier().forEach(a -> mentioned.add(a.owner()));
    talk.contributions().forEach(c -> mentioned.add(c.made().by()));
    return mentioned;
  }

  public List<Username> members() {
    return roster.seats().stream().map(Roster.Seat::member).toList();
  }

  public boolean includes(String username) {
    return roster.includes(new Username(username));
  }

  public ParticipantRole roleOf(String username) {
    return roster.roleOf(new Username(username));
  }

  public Step step() {
    return timeline.now().key();
  }
}
