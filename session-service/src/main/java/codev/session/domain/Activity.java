package codev.session.domain;

import static codev.session.domain.Activity.When.afterOpening;
import static codev.session.domain.Activity.When.beforeAndDuring;
import static codev.session.domain.Activity.When.beforeClosing;
import static codev.session.domain.Activity.When.during;
import static codev.session.domain.Activity.When.duringAndAfter;
import static codev.session.domain.Activity.When.untilOpened;
import static codev.session.domain.Activity.When.whileOpen;
import static codev.session.domain.Activity.Who.client;
import static codev.session.domain.Activity.Who.consultants;
import static codev.session.domain.Activity.Who.everybody;
import static codev.session.domain.Activity.Who.facilitator;
import static codev.session.domain.Activity.Who.members;
import static codev.session.domain.Step.CONSULTATION;
import static codev.session.domain.Step.LEARNING;
import static codev.session.domain.Step.PREPARATION;
import static codev.session.domain.Step.PROBLEM_DEFINITION;
import static codev.session.domain.Step.SYNTHESIS;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/**
 * Everything a person can do in a session besides contributing (see {@link ContributionKind}): by
 * whom, when, and the sentence for anybody else or another moment. This table is the method's "who
 * may do what": the aggregate refuses by it, pages offer by it.
 */
public enum Activity {
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
      "topic-choice", facilitator(), during(PREPARATION, Reason.TOPIC_IS_CHOSEN_IN_PREPARATION)),
  DECIDE_ON_QUORUM(
      "quorum-decision",
      facilitator(),
      during(PREPARATION, Reason.QUORUM_IS_DECIDED_IN_PREPARATION)),

  SIGN("attendance/signature", everybody(), afterOpening()),
  DISOWN("disowned-entries", everybody(), afterOpening()),
  TAKE_NOTE("notes", everybody(), whileOpen()),
  PROPOSE_TOPIC(
      "topics",
      members(Reason.ONLY_MEMBERS_PROPOSE_TOPICS),
      beforeAndDuring(PREPARATION, Reason.TOPICS_BELONG_TO_PREPARATION)),
  VOTE(
      "votes",
      members(Reason.ONLY_MEMBERS_VOTE),
      beforeAndDuring(PREPARATION, Reason.VOTES_BELONG_TO_PREPARATION)),
  REVIEW_ACTIONS(
      "action-reviews", everybody(), during(PREPARATION, Reason.REVIEW_BELONGS_TO_PREPARATION)),
  MARK_CONTRIBUTION(
      "marks",
      client(Reason.ONLY_THE_CLIENT_MARKS),
      during(CONSULTATION, Reason.MARKS_BELONG_TO_CONSULTATION)),
  RATE_REFORMULATION(
      "ratings",
      client(Reason.ONLY_THE_CLIENT_RATES),
      during(PROBLEM_DEFINITION, Reason.RATINGS_BELONG_TO_PROBLEM_DEFINITION)),
  REDEFINE_CONTRACT(
      "contract",
      client(Reason.ONLY_THE_CLIENT_REDEFINES),
      during(PROBLEM_DEFINITION, Reason.CONTRACT_BELONGS_TO_PROBLEM_DEFINITION)),
  ANSWER_CONTRACT(
      "contract/acceptances",
      consultants(Reason.ONLY_CONSULTANTS_ACCEPT),
      during(PROBLEM_DEFINITION, Reason.CONTRACT_BELONGS_TO_PROBLEM_DEFINITION)),
  KEEP_IDEAS(
      "kept-ideas",
      client(Reason.ONLY_THE_CLIENT_KEEPS_IDEAS),
      during(SYNTHESIS, Reason.SYNTHESIS_HAS_ITS_STEP)),
  WRITE_SYNTHESIS(
      "synthesis",
      client(Reason.ONLY_THE_CLIENT_WRITES_THE_SYNTHESIS),
      during(SYNTHESIS, Reason.SYNTHESIS_HAS_ITS_STEP)),
  PLAN_ACTION(
      "actions",
      client(Reason.ONLY_THE_CLIENT_PLANS_ACTIONS),
      during(SYNTHESIS, Reason.SYNTHESIS_HAS_ITS_STEP)),
  STATE_LEARNING(
      "learnings",
      members(Reason.ONLY_MEMBERS_STATE_LEARNINGS),
      during(LEARNING, Reason.LEARNING_HAS_ITS_STEP)),
  REMARK("regulations", everybody(), during(LEARNING, Reason.LEARNING_HAS_ITS_STEP)),
  EVALUATE(
      "evaluation",
      members(Reason.ONLY_MEMBERS_EVALUATE),
      duringAndAfter(LEARNING, Reason.LEARNING_HAS_ITS_STEP));

  /** What is nobody's secret and proves nothing by its author's hand. */
  private static final Set<Activity> ALOUD =
      EnumSet.of(
          PROPOSE_TOPIC,
          VOTE,
          REDEFINE_CONTRACT,
          ANSWER_CONTRACT,
          KEEP_IDEAS,
          WRITE_SYNTHESIS,
          PLAN_ACTION,
          STATE_LEARNING,
          REMARK);

  private final String path;
  private final Who who;
  private final When when;

  Activity(String path, Who who, When when) {
    this.path = path;
    this.who = who;
    this.when = when;
  }

  /** The activity's path below its session in the public API. */
  public String path() {
    return path;
  }

  /** What somebody may do now. */
  public static List<Activity> open(State state, Step now, Role role) {
    return Arrays.stream(values())
        .filter(a -> a.who.includes(role) && a.when.isNow(state, now))
        .toList();
  }

  /** What somebody may say aloud now, for the facilitator to type. */
  public static List<Activity> aloud(State state, Step now, Role role) {
    return open(state, now, role).stream().filter(ALOUD::contains).toList();
  }

  void mustBePossible(State state, Step now, Role role) {
    if (who.is(Role.FACILITATOR) && !who.includes(role)) throw new Refused(who.otherwise());
    if (!when.isNow(state, now)) throw new Refused(when.reasonAgainst(state));
    if (!who.includes(role)) throw new Refused(who.otherwise());
  }

  record Who(Set<Role> roles, Reason otherwise) {
    static Who facilitator() {
      return new Who(EnumSet.of(Role.FACILITATOR), Reason.ONLY_THE_FACILITATOR_GUIDES);
    }

    static Who members(Reason otherwise) {
      return new Who(EnumSet.complementOf(EnumSet.of(Role.FACILITATOR)), otherwise);
    }

    static Who client(Reason otherwise) {
      return new Who(EnumSet.of(Role.CLIENT), otherwise);
    }

    static Who consultants(Reason otherwise) {
      return new Who(EnumSet.of(Role.CONSULTANT), otherwise);
    }

    static Who everybody() {
      return new Who(EnumSet.allOf(Role.class), Reason.NOT_A_PARTICIPANT);
    }

    boolean includes(Role role) {
      return roles.contains(role);
    }

    boolean is(Role role) {
      return roles.equals(EnumSet.of(role));
    }
  }

  record When(Set<State> states, Set<Step> steps, Reason otherwise) {
    static When untilOpened() {
      return new When(
          EnumSet.of(State.SCHEDULED), EnumSet.noneOf(Step.class), Reason.SESSION_ALREADY_OPENED);
    }

    static When whileOpen() {
      return in(EnumSet.of(State.OPEN));
    }

    static When afterOpening() {
      return in(EnumSet.of(State.OPEN, State.CLOSED));
    }

    static When beforeClosing() {
      return in(EnumSet.of(State.SCHEDULED, State.OPEN));
    }

    static When during(Step step, Reason otherwise) {
      return new When(EnumSet.of(State.OPEN), EnumSet.of(step), otherwise);
    }

    static When beforeAndDuring(Step step, Reason otherwise) {
      return new When(EnumSet.of(State.SCHEDULED, State.OPEN), EnumSet.of(step), otherwise);
    }

    static When duringAndAfter(Step step, Reason otherwise) {
      return new When(EnumSet.of(State.OPEN, State.CLOSED), EnumSet.of(step), otherwise);
    }

    private static When in(Set<State> states) {
      return new When(states, EnumSet.allOf(Step.class), Reason.SESSION_NOT_OPEN);
    }

    boolean isNow(State state, Step step) {
      return states.contains(state) && (state != State.OPEN || steps.contains(step));
    }

    Reason reasonAgainst(State state) {
      return switch (state) {
        case SCHEDULED -> Reason.SESSION_NOT_OPEN;
        case CANCELLED -> Reason.SESSION_CANCELLED;
        case CLOSED -> Reason.SESSION_CLOSED;
        case OPEN -> otherwise;
      };
    }
  }
}
