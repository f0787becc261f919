package codev.session.domain;

import static codev.session.domain.value.RuleViolation.*;

import codev.session.domain.SessionEvent.SessionScheduled;
import codev.session.domain.contribution.Template;
import codev.session.domain.value.ParticipantRole;
import codev.session.domain.value.RuleViolationException;
import codev.session.domain.value.SessionId;
import codev.session.domain.value.SessionRef;
import codev.session.domain.value.SessionStatus;
import codev.session.domain.value.Step;
import codev.session.domain.value.Username;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.axonframework.modelling.command.AggregateLifecycle;
import org.jspecify.annotations.Nullable;

/**
 * Where a session stands, as the rules of every step need it: who has which part, at which step,
 * what has been said under which id.
 */
final class Standing {
  private @Nullable SessionScheduled plan;
  private SessionStatus state = SessionStatus.SCHEDULED;
  private Template template;
  private Roster roster;
  private Timeline timeline;
  private final Map<String, Said> said = new HashMap<>();
  private final Set<String> hidden = new HashSet<>();
  private final ProcessedCommands moves = new ProcessedCommands();
  private int facts;

  /** What came with an id of its own, to recognise a retry. */
  private record Said(Object content, Username by) {}

  @SuppressWarnings("NullAway.Init")
  Standing() {}

  boolean isPlanned() {
    return plan != null;
  }

  SessionId id() {
    return plan().session();
  }

  SessionRef origin() {
    return new SessionRef(plan().group(), plan().programme());
  }

  private SessionScheduled plan() {
    if (plan == null) throw new RuleViolationException(NOT_A_PARTICIPANT);
    return plan;
  }

  SessionStatus state() {
    return state;
  }

  Template template() {
    return template;
  }

  Roster roster() {
    return roster;
  }

  Timeline timeline() {
    return timeline;
  }

  Step step() {
    return timeline.now().key();
  }

  /** The step that it stands at, as the template lays it out. */
  Template.PlannedStep plannedStep() {
    return template.steps().get(timeline.current());
  }

  int pass() {
    return roster.pass();
  }

  ParticipantRole roleOf(Username person) {
    if (plan == null || !roster.includes(person))
      throw new RuleViolationException(NOT_A_PARTICIPANT);
    return roster.roleOf(person);
  }

  void require(SessionPermission activity, SessionCommand c) {
    var role = roleOf(c.by());
    activity.mustBePossible(state, step(), role);
  }

  void mustBeOpen() {
    if (state == SessionStatus.SCHEDULED) throw new RuleViolationException(SESSION_NOT_OPEN);
    if (state == SessionStatus.CANCELLED) throw new RuleViolationException(SESSION_CANCELLED);
    if (state == SessionStatus.CLOSED) throw new RuleViolationException(SESSION_CLOSED);
  }

  void mustBeAt(Step from) {
    if (step() != from) throw new RuleViolationException(STEP_HAS_MOVED_ON, step());
  }

  /**
   * True when this very thing was said before; refuses the same id with other content, or from
   * somebody else.
   */
  boolean isARetry(Object thing, Object content, SessionCommand c) {
    roleOf(c.by());
    var before = said.get(thing.toString());
    if (before != null && !before.equals(new Said(content, c.by())))
      throw new RuleViolationException(SAME_ID_OTHER_CONTENT);
    return before != null;
  }

  /**
   * True when what somebody asks for has come to be by their own doing: a retry, which may come
   * when its step is over.
   */
  boolean isSoAlready(boolean so, SessionCommand c) {
    roleOf(c.by());
    return so;
  }

  /** The same, of what is whoever holds the chair's to do. */
  boolean isSoForTheFacilitator(boolean so, SessionCommand c) {
    return roleOf(c.by()) == ParticipantRole.FACILITATOR && so;
  }

  /** The same, of what is the client's to do. */
  boolean isSoForTheClient(boolean so, SessionCommand c) {
    return roleOf(c.by()) == ParticipantRole.CLIENT && so;
  }

  ProcessedCommands moves() {
    return moves;
  }

  boolean wasSaid(String entry) {
    return said.containsKey(entry);
  }

  boolean isHidden(Object entry) {
    return hidden.contains(entry.toString());
  }

  /** How many have come to be. */
  int facts() {
    return facts;
  }

  void apply(SessionEvent event) {
    AggregateLifecycle.apply(event);
  }

  // ---- what every fact changes ----

  void evolve(SessionEvent event) {
    facts++;
    if (event instanceof SessionScheduled e) {
      plan = e;
      template = e.template();
      roster = Roster.of(e);
    }
    if (event instanceof SessionEvent.SessionShortened e) template = e.template();
    timeline = Timeline.after(timeline, event);
    roster = roster.after(event, template);
    moves.take(event, template, step());
  }

  void become(SessionStatus state) {
    this.state = state;
  }

  void said(Object thing, Object content, Username by) {
    said.put(thing.toString(), new Said(content, by));
  }

  void hide(String entry) {
    hidden.add(entry);
  }
}
