package codev.session.view;

import codev.session.domain.Roster;
import codev.session.domain.SessionEvent;
import codev.session.domain.SessionEvent.SessionScheduled;
import codev.session.domain.SessionEvolution;
import codev.session.domain.SessionState;
import codev.session.domain.Timeline;
import codev.session.domain.contract.Contract;
import codev.session.domain.contribution.EntryAnnotations;
import codev.session.domain.contribution.EntryAnnotations.Dictation;
import codev.session.domain.contribution.EntryAnnotations.WrittenEntry;
import codev.session.domain.participants.Participant;
import codev.session.domain.preparation.QuorumDecision;
import codev.session.domain.template.SessionTemplate;
import codev.session.domain.value.ParticipantRole;
import codev.session.domain.value.SessionStatus;
import codev.session.domain.value.Step;
import codev.session.domain.value.Username;
import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The read model of one session: the state that its aggregate decides on, and the entries that
 * pages show, with their texts still encrypted.
 *
 * @param version how many of the session's events it reflects
 * @param position the log position of the last of them
 * @param session the state of the session, folded as the aggregate folds it
 */
public record SessionView(
    int version,
    long position,
    SessionState session,
    PreparationView topics,
    Discussion discussion,
    SessionResults results,
    ReasonedDecisions decisions) {

  /**
   * @param before null before the first event
   * @param sequence the event's number inside the session, from 0; an event that is reflected
   *     already changes nothing
   */
  public static @Nullable SessionView after(
      @Nullable SessionView before, SessionEvent event, long sequence, long position) {
    if (before != null) return sequence < before.version ? before : before.next(event, position);
    return event instanceof SessionScheduled
        ? new SessionView(
            1,
            position,
            SessionEvolution.after(null, event),
            PreparationView.NONE,
            Discussion.NONE,
            SessionResults.NONE,
            ReasonedDecisions.NONE)
        : null;
  }

  private SessionView next(SessionEvent event, long position) {
    var now = SessionEvolution.after(session, event);
    return new SessionView(
        version + 1,
        position,
        now,
        topics.after(event),
        discussion.after(event, now.pass()),
        results.after(event, now.pass()),
        decisions.after(event, session.step()));
  }

  public SessionScheduled plan() {
    return session.plan();
  }

  /** The current date, whatever was planned first. */
  public Instant startsAt() {
    return session.startsAt();
  }

  public boolean waitsForDate() {
    return session.waitsForDate();
  }

  /** The current one: it may have been shortened. */
  public SessionTemplate template() {
    return session.template();
  }

  /** The facilitator's decision when too few were present. */
  public @Nullable QuorumDecision quorum() {
    return session.preparation().quorum();
  }

  public @Nullable Username floor() {
    return session.floor();
  }

  /** Who asks for the floor, in the order in which they did. */
  public List<Username> hands() {
    return session.hands();
  }

  public SessionStatus state() {
    return session.status();
  }

  public Roster roster() {
    return session.roster();
  }

  public Timeline timeline() {
    return session.timeline();
  }

  /** The contract with the client of a turn. */
  public @Nullable Contract contract(int pass) {
    return session.turn(pass).contract();
  }

  /** What became of entries: hidden, disowned, withdrawn. */
  public EntryAnnotations entries() {
    return session.entries();
  }

  /** Author and scribe of the entries that the facilitator typed for others, by entry id. */
  public Map<String, Dictation> takenDown() {
    return session.entries().takenDown();
  }

  /** Empty for an entry that there is not. */
  public Optional<Username> authorOf(String entry) {
    return entries()
        .find(entry)
        .map(WrittenEntry::by)
        .or(
            () ->
                discussion.contributions().stream()
                    .filter(c -> c.id().toString().equals(entry))
                    .map(c -> c.made().by())
                    .findFirst());
  }

  /** All people whom the view names. */
  public Set<Username> mentioned() {
    var mentioned = expected();
    topics.offers().forEach(o -> mentioned.add(o.by()));
    topics.earlier().forEach(a -> mentioned.add(a.owner()));
    for (var decision : decisions.all()) {
      mentioned.add(decision.by());
      mentioned.addAll(decision.people());
      if (decision.person() != null) mentioned.add(decision.person());
    }
    discussion.contributions().forEach(c -> mentioned.add(c.made().by()));
    entries().hidden().forEach(h -> mentioned.add(h.by()));
    return mentioned;
  }

  /** Those whom its plan, its seats and its facilitation name, whatever they have done in it. */
  public Set<Username> expected() {
    var expected = new LinkedHashSet<Username>();
    expected.add(roster().facilitator());
    expected.addAll(members());
    expected.add(plan().by());
    expected.addAll(plan().members());
    roster().former().forEach(g -> expected.add(g.facilitator()));
    return expected;
  }

  /** The facilitator and the members. */
  public List<Username> people() {
    return Stream.concat(Stream.of(roster().facilitator()), members().stream()).toList();
  }

  public List<Username> members() {
    return roster().seats().stream().map(Participant::member).toList();
  }

  /** Whether the group has had another facilitator since it was opened. */
  public boolean wasReplacedMeanwhile() {
    return session.pendingChanges().facilitator() != null;
  }

  public boolean includes(String username) {
    return session.includes(new Username(username));
  }

  public ParticipantRole roleOf(String username) {
    return roster().roleOf(new Username(username));
  }

  public Step step() {
    return session.step();
  }
}
