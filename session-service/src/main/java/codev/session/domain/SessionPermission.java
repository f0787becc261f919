package codev.session.domain;

import static codev.session.domain.SessionPermission.PermittedRoles.client;
import static codev.session.domain.SessionPermission.PermittedRoles.consultants;
import static codev.session.domain.SessionPermission.PermittedRoles.everybody;
import static codev.session.domain.SessionPermission.PermittedRoles.facilitator;
import static codev.session.domain.SessionPermission.PermittedRoles.members;
import static codev.session.domain.SessionPermission.PermittedTime.afterOpening;
import static codev.session.domain.SessionPermission.PermittedTime.beforeAndDuring;
import static codev.session.domain.SessionPermission.PermittedTime.beforeClosing;
import static codev.session.domain.SessionPermission.PermittedTime.during;
import static codev.session.domain.SessionPermission.PermittedTime.duringAndAfter;
import static codev.session.domain.SessionPermission.PermittedTime.untilOpened;
import static codev.session.domain.SessionPermission.PermittedTime.whileOpen;
import static codev.session.domain.value.Step.CONSULTATION;
import static codev.session.domain.value.Step.LEARNING;
import static codev.session.domain.value.Step.PREPARATION;
import static codev.session.domain.value.Step.PROBLEM_DEFINITION;
import static codev.session.domain.value.Step.SYNTHESIS;

import codev.session.domain.value.ParticipantRole;
import codev.session.domain.value.RuleViolation;
import codev.session.domain.value.RuleViolationException;
import codev.session.domain.value.SessionStatus;
import codev.session.domain.value.Step;
import codev.session.domain.value.Username;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.Set;
import java.util.stream.Stream;

/**
 * A table of all actions in a session besides contributing (see {@code ContributionKind}): by whom,
 * when, and the refusal for anybody else or another moment. It is the method's "who may do what":
 * the aggregate refuses by it, pages offer by it ({@link PermissionRules}).
 */
public enum SessionPermission {
  OPEN("open", facilitator(), untilOpened()),
  CLOSE("close", facilitator(), whileOpen()),
  MARK_ATTENDANCE("attendance", facilitator(), afterOpening()),
  GO_TO_THE_NEXT_STEP("steps/next", facilitator(), whileOpen()),
  GO_BACK("steps/back", facilitator(), whileOpen()),
  PAUSE("steps/pause", facilitator(), whileOpen()),
  RESUME("steps/resume", facilitator(), whileOpen()),
  EXTEND("steps/extend", facilitator(), whileOpen()),
  GIVE_FLOOR("floor", facilitator(), whileOpen()),
  SUBSTITUTE("substitute", facilitator(), beforeClosing()),
  HIDE("hidden-entries", facilitator(), afterOpening()),
  CHOOSE_TOPIC(
      "topic-choice",
      facilitator(),
      during(PREPARATION, RuleViolation.TOPIC_IS_CHOSEN_IN_PREPARATION)),
  SHOW_POINTS(
      "points-shown",
      facilitator(),
      beforeAndDuring(PREPARATION, RuleViolation.VOTES_BELONG_TO_PREPARATION)),
  DECIDE_ON_QUORUM(
      "quorum-decision",
      facilitator(),
      during(PREPARATION, RuleViolation.QUORUM_IS_DECIDED_IN_PREPARATION)),

  SIGN("attendance/signature", everybody(), afterOpening()),
  DISOWN("disowned-entries", everybody(), afterOpening()),
  RAISE_HAND("hand", everybody(), whileOpen()),
  TAKE_NOTE("notes", everybody(), whileOpen()),
  CORRECT("correction", everybody(), beforeClosing()),
  CLASSIFY("classification", everybody(), whileOpen()),
  WITHDRAW("withdrawal", everybody(), beforeClosing()),
  RESTORE("restoration", everybody(), beforeClosing()),
  ATTACH("attachment", everybody(), beforeClosing()),
  PROPOSE_TOPIC(
      "topics",
      members(RuleViolation.ONLY_MEMBERS_PROPOSE_TOPICS),
      beforeAndDuring(PREPARATION, RuleViolation.TOPICS_BELONG_TO_PREPARATION)),
  VOTE(
      "votes",
      members(RuleViolation.ONLY_MEMBERS_VOTE),
      beforeAndDuring(PREPARATION, RuleViolation.VOTES_BELONG_TO_PREPARATION)),
  REVIEW_ACTIONS(
      "action-reviews",
      everybody(),
      during(PREPARATION, RuleViolation.REVIEW_BELONGS_TO_PREPARATION)),
  MARK_CONTRIBUTION(
      "marks",
      client(RuleViolation.ONLY_THE_CLIENT_MARKS),
      during(CONSULTATION, RuleViolation.MARKS_BELONG_TO_CONSULTATION)),
  RATE_REFORMULATION(
      "ratings",
      client(RuleViolation.ONLY_THE_CLIENT_RATES),
      during(PROBLEM_DEFINITION, RuleViolation.RATINGS_BELONG_TO_PROBLEM_DEFINITION)),
  REDEFINE_CONTRACT(
      "contract",
      client(RuleViolation.ONLY_THE_CLIENT_REDEFINES),
      during(PROBLEM_DEFINITION, RuleViolation.CONTRACT_BELONGS_TO_PROBLEM_DEFINITION)),
  ANSWER_CONTRACT(
      "contract/acceptances",
      consultants(RuleViolation.ONLY_CONSULTANTS_ACCEPT),
      during(PROBLEM_DEFINITION, RuleViolation.CONTRACT_BELONGS_TO_PROBLEM_DEFINITION)),
  KEEP_IDEAS(
      "kept-ideas",
      client(RuleViolation.ONLY_THE_CLIENT_KEEPS_IDEAS),
      during(SYNTHESIS, RuleViolation.SYNTHESIS_HAS_ITS_STEP)),
  WRITE_SYNTHESIS(
      "synthesis",
      client(RuleViolation.ONLY_THE_CLIENT_WRITES_THE_SYNTHESIS),
      during(SYNTHESIS, RuleViolation.SYNTHESIS_HAS_ITS_STEP)),
  PLAN_ACTION(
      "actions",
      client(RuleViolation.ONLY_THE_CLIENT_PLANS_ACTIONS),
      during(SYNTHESIS, RuleViolation.SYNTHESIS_HAS_ITS_STEP)),
  STATE_LEARNING(
      "learnings",
      members(RuleViolation.ONLY_MEMBERS_STATE_LEARNINGS),
      during(LEARNING, RuleViolation.LEARNING_HAS_ITS_STEP)),
  REMARK("regulations", everybody(), during(LEARNING, RuleViolation.LEARNING_HAS_ITS_STEP)),
  EVALUATE(
      "evaluation",
      members(RuleViolation.ONLY_MEMBERS_EVALUATE),
      duringAndAfter(LEARNING, RuleViolation.LEARNING_HAS_ITS_STEP));

  /** What a member may dictate: it is no secret, and need not be by their own hand. */
  static final Set<SessionPermission> DICTATABLE =
      EnumSet.of(
          PROPOSE_TOPIC,
          VOTE,
          REDEFINE_CONTRACT,
          ANSWER_CONTRACT,
          KEEP_IDEAS,
          WRITE_SYNTHESIS,
          PLAN_ACTION,
          STATE_LEARNING,
          REMARK,
          CORRECT,
          WITHDRAW,
          RESTORE,
          ATTACH);

  /** What belongs to a person although they are absent: their signature and their own words. */
  private static final Set<SessionPermission> OF_ABSENT_PEOPLE =
      EnumSet.of(SIGN, DISOWN, WITHDRAW, RESTORE);

  private final String path;
  private final PermittedRoles permittedRoles;
  private final PermittedTime when;

  SessionPermission(String path, PermittedRoles permittedRoles, PermittedTime when) {
    this.path = path;
    this.permittedRoles = permittedRoles;
    this.when = when;
  }

  /** The activity's path below its session in the public API. */
  public String path() {
    return path;
  }

  /** What a person may do now; nothing for a person who takes no part. */
  static Stream<SessionPermission> allowed(SessionState state, Username person) {
    if (!state.includes(person)) return Stream.empty();
    var role = state.roster().roleOf(person);
    return Arrays.stream(values())
        .filter(a -> a.permittedRoles.includes(role) && a.when.isNow(state.status(), state.step()))
        .filter(a -> OF_ABSENT_PEOPLE.contains(a) || state.takesPart(person));
  }

  /** The refusal, by name, of what this person may not do now. */
  public void mustBePossible(SessionState state, Username person) {
    var role = state.roleOf(person);
    if (permittedRoles.is(ParticipantRole.FACILITATOR) && !permittedRoles.includes(role))
      throw new RuleViolationException(permittedRoles.otherwise());
    if (!when.isNow(state.status(), state.step()))
      throw new RuleViolationException(when.reasonAgainst(state.status()));
    if (!permittedRoles.includes(role))
      throw new RuleViolationException(permittedRoles.otherwise());
    if (!OF_ABSENT_PEOPLE.contains(this)) state.mustTakePart(person);
  }

  record PermittedRoles(Set<ParticipantRole> roles, RuleViolation otherwise) {
    static PermittedRoles facilitator() {
      return new PermittedRoles(
          EnumSet.of(ParticipantRole.FACILITATOR), RuleViolation.ONLY_THE_FACILITATOR_GUIDES);
    }

    static PermittedRoles members(RuleViolation violation) {
      return new PermittedRoles(
          EnumSet.complementOf(EnumSet.of(ParticipantRole.FACILITATOR)), violation);
    }

    static PermittedRoles client(RuleViolation violation) {
      return new PermittedRoles(EnumSet.of(ParticipantRole.CLIENT), violation);
    }

    static PermittedRoles consultants(RuleViolation violation) {
      return new PermittedRoles(EnumSet.of(ParticipantRole.CONSULTANT), violation);
    }

    static PermittedRoles everybody() {
      return new PermittedRoles(
          EnumSet.allOf(ParticipantRole.class), RuleViolation.NOT_A_PARTICIPANT);
    }

    boolean includes(ParticipantRole role) {
      return roles.contains(role);
    }

    boolean is(ParticipantRole role) {
      return roles.equals(EnumSet.of(role));
    }
  }

  record PermittedTime(Set<SessionStatus> states, Set<Step> steps, RuleViolation otherwise) {
    static PermittedTime untilOpened() {
      return new PermittedTime(
          EnumSet.of(SessionStatus.SCHEDULED),
          EnumSet.noneOf(Step.class),
          RuleViolation.SESSION_ALREADY_OPENED);
    }

    static PermittedTime whileOpen() {
      return in(EnumSet.of(SessionStatus.OPEN));
    }

    static PermittedTime afterOpening() {
      return in(EnumSet.of(SessionStatus.OPEN, SessionStatus.CLOSED));
    }

    static PermittedTime beforeClosing() {
      return in(EnumSet.of(SessionStatus.SCHEDULED, SessionStatus.OPEN));
    }

    static PermittedTime during(Step step, RuleViolation violation) {
      return new PermittedTime(EnumSet.of(SessionStatus.OPEN), EnumSet.of(step), violation);
    }

    static PermittedTime beforeAndDuring(Step step, RuleViolation violation) {
      return new PermittedTime(
          EnumSet.of(SessionStatus.SCHEDULED, SessionStatus.OPEN), EnumSet.of(step), violation);
    }

    static PermittedTime duringAndAfter(Step step, RuleViolation violation) {
      return new PermittedTime(
          EnumSet.of(SessionStatus.OPEN, SessionStatus.CLOSED), EnumSet.of(step), violation);
    }

    private static PermittedTime in(Set<SessionStatus> states) {
      return new PermittedTime(states, EnumSet.allOf(Step.class), RuleViolation.SESSION_NOT_OPEN);
    }

    boolean isNow(SessionStatus state, Step step) {
      return states.contains(state) && (state != SessionStatus.OPEN || steps.contains(step));
    }

    RuleViolation reasonAgainst(SessionStatus state) {
      return switch (state) {
        case SCHEDULED -> RuleViolation.SESSION_NOT_OPEN;
        case CANCELLED -> RuleViolation.SESSION_CANCELLED;
        case CLOSED -> RuleViolation.SESSION_CLOSED;
        case OPEN -> otherwise;
      };
    }
  }
}
