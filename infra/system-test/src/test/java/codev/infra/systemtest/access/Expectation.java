package codev.infra.systemtest.access;

import static codev.infra.systemtest.access.Actor.*;

import java.util.Arrays;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;

/**
 * What a policy is to answer to each actor: this is the table that the services are measured by, so
 * it is written down here and not taken from them.
 */
enum Expectation {
  SIGNED_IN(everybody(), Set.of()),
  MANAGER_ROLE(with(managingAnything(), MANAGER_REVOKED), everybody()),
  /** Also at the gateway, which asks group-service. */
  ORGANISATION_ADMINISTRATOR(EnumSet.of(ADMINISTRATOR), everybody()),
  FACILITATOR_ROLE(
      EnumSet.of(
          FACILITATOR, FACILITATOR_OF_OTHER_GROUP, FACILITATOR_ELSEWHERE, FORMER_FACILITATOR),
      everybody()),
  DIRECTORY_EDITOR(managingAnything(), everybody()),
  DIRECTORY_READER(
      with(managingAnything(), AUDITOR, AUDITOR_OF_PROGRAMME, AUDITOR_ELSEWHERE), everybody()),
  /** The person is the member. */
  PERSON_READER(
      reviewing(),
      without(everybody(), MANAGER_ELSEWHERE, MANAGER_OF_OTHER_UNIT, AUDITOR_ELSEWHERE)),
  PERSON_EDITOR(managing(), without(everybody(), MANAGER_ELSEWHERE, MANAGER_OF_OTHER_UNIT)),
  ORGANISATION_AUDITOR(EnumSet.of(AUDITOR), everybody()),
  ORGANISATION_OPERATOR(EnumSet.of(AUDITOR, ADMINISTRATOR), everybody()),
  OUTCOMES_AUDITOR(with(auditing(), AUDITOR_ELSEWHERE), everybody()),
  GRANT_REVIEWER(
      with(managingAnything(), AUDITOR, AUDITOR_OF_PROGRAMME, AUDITOR_ELSEWHERE), everybody()),
  /** The grant is the sponsor's. */
  GRANT_REVOKER(with(managing(), SPONSOR), auditing()),

  PROGRAMME_VIEWER(seeing(), Set.of()),
  PROGRAMME_MANAGER(managing(), seeing()),
  PROGRAMME_MANAGER_IN_LEARNING(managing(), seeingFigures()),
  PROGRAMME_REVIEWER(reviewing(), seeing()),
  PROGRAMME_REVIEWER_IN_LEARNING(reviewing(), seeingFigures()),
  /** The certificate is the member's. */
  CERTIFICATE_READER(with(managing(), MEMBER), seeing()),
  INSTRUMENT_READER(with(reviewing(), MEMBER, MEMBER_OF_OTHER_GROUP), seeingFigures()),
  ACCESS_LOG_READER(reviewing(), seeingFigures()),
  PROGRAMME_OUTCOMES_READER(with(managing(), SPONSOR, SPONSOR_OF_UNIT), seeingFigures()),

  GROUP_VIEWER(seeingGroup(), Set.of()),
  GROUP_MANAGER(managing(), seeingGroup()),
  GROUP_LEADER(with(managing(), FACILITATOR), seeingGroup()),
  GROUP_PARTICIPANT(EnumSet.of(MEMBER, FACILITATOR), seeingGroup()),
  ATTENDANCE_SHEET_READER(with(reviewing(), FACILITATOR), seeingGroup()),
  GROUP_OUTCOMES_READER(EnumSet.of(MEMBER, FACILITATOR), seeingGroup()),

  SESSION_VIEWER(without(seeingGroup(), FACILITATOR_WITHOUT_ROLE), seeingGroup()),
  SESSION_FOLLOWER(with(auditing(), MEMBER, FACILITATOR), seeingGroup()),
  SESSION_READER(EnumSet.of(MEMBER, FACILITATOR), seeingGroup()),
  SESSION_PARTICIPANT(EnumSet.of(MEMBER, FACILITATOR), seeingGroup()),
  SESSION_FACILITATOR(EnumSet.of(FACILITATOR), seeingGroup()),

  /** The manager has asked for it, and finds it for that. */
  APPROVAL_DECIDER(managing(), Set.of()),
  /** The action is the member's. */
  ACTION_OWNER(EnumSet.of(MEMBER), Set.of()),
  SURVEY_RESPONDENT(EnumSet.of(MEMBER, MEMBER_OF_OTHER_GROUP, MEMBER_ELSEWHERE), everybody()),
  /** The data are the member's. A manager of something learns nothing of who is elsewhere. */
  PERSONAL_DATA_HOLDER(
      with(managing(), MEMBER),
      without(
          everybody(), MANAGER_ELSEWHERE, MANAGER_OF_OTHER_UNIT, AUDITOR_WHO_MANAGES_ELSEWHERE)),
  /** It is the member who is to be erased. */
  ERASURE_PARTICIPANT(with(managing(), MEMBER), Set.of()),

  /** A service token is asked for: no person's access token is one. */
  PROVISIONING_TOKEN(Answer.UNAUTHENTICATED);

  private final Map<Actor, Answer> answers = new EnumMap<>(Actor.class);

  /**
   * @param refused for whom the subject exists; for all others it does not
   */
  Expectation(Set<Actor> allowed, Set<Actor> refused) {
    for (var actor : Actor.signedIn())
      answers.put(
          actor,
          allowed.contains(actor)
              ? Answer.ALLOWED
              : refused.contains(actor) ? Answer.FORBIDDEN : Answer.NOT_FOUND);
    answers.put(ANONYMOUS, Answer.UNAUTHENTICATED);
  }

  Expectation(Answer answer) {
    for (var actor : Actor.values()) answers.put(actor, answer);
  }

  private static final String IN_LEARNING = "_IN_LEARNING";

  /**
   * Of an endpoint; learning-service hides a programme from facilitators, group-service does not.
   */
  static Expectation of(Endpoint endpoint) {
    var ofService = endpoint.service().equals("learning-service") ? IN_LEARNING : "";
    return Arrays.stream(values())
        .filter(one -> one.name().equals(endpoint.policy() + ofService))
        .findFirst()
        .orElseGet(() -> valueOf(endpoint.policy()));
  }

  String policy() {
    return name().replace(IN_LEARNING, "");
  }

  /** As a row of the table is headed. */
  String heading() {
    return "`" + policy() + "`" + (name().endsWith(IN_LEARNING) ? " in learning-service" : "");
  }

  /** Of what everybody may call, one of each role: it costs the most to answer. */
  List<Actor> played() {
    return this == SIGNED_IN ? Actor.ofEachRole() : List.of(Actor.values());
  }

  /** The first who may, and the first of those signed in who may not. */
  List<Actor> representatives() {
    return Stream.of(true, false)
        .flatMap(
            admitted ->
                Actor.signedIn().stream()
                    .filter(actor -> (of(actor) == Answer.ALLOWED) == admitted)
                    .limit(1))
        .toList();
  }

  /** Whether it is about one session. */
  boolean isOfSession() {
    return name().startsWith("SESSION_");
  }

  /**
   * Of a session that is over: it was not of who leads the group now. Who has left reads it no
   * more, and may still do what belongs to having been there: sign, evaluate, correct attendance.
   */
  Answer ofPastSession(Actor actor, boolean reads) {
    return switch (actor) {
      case FACILITATOR, FACILITATOR_WITHOUT_ROLE -> Answer.NOT_FOUND;
      case FORMER_MEMBER ->
          this == SESSION_PARTICIPANT && !reads ? Answer.ALLOWED : Answer.NOT_FOUND;
      case FORMER_FACILITATOR ->
          (this == SESSION_PARTICIPANT || this == SESSION_FACILITATOR) && !reads
              ? Answer.ALLOWED
              : Answer.NOT_FOUND;
      default -> of(actor);
    };
  }

  /** Whether a service has a rule for it that could admit too many people. */
  boolean hasRule() {
    return this != SIGNED_IN && this != PROVISIONING_TOKEN;
  }

  Answer of(Actor actor) {
    return Objects.requireNonNull(answers.get(actor));
  }

  /** Whether nobody is answered 404 as a refusal: then it says that there is no such thing. */
  boolean hidesNothing() {
    return !answers.containsValue(Answer.NOT_FOUND);
  }

  private static Set<Actor> everybody() {
    return EnumSet.copyOf(Actor.signedIn());
  }

  /** Who manages this programme or another. */
  private static Set<Actor> managingAnything() {
    return with(
        managing(), MANAGER_ELSEWHERE, MANAGER_OF_OTHER_UNIT, AUDITOR_WHO_MANAGES_ELSEWHERE);
  }

  /** Who manages the programme. */
  private static Set<Actor> managing() {
    return EnumSet.of(MANAGER, MANAGER_OF_UNIT, ADMINISTRATOR);
  }

  /** Who audits it. */
  private static Set<Actor> auditing() {
    return EnumSet.of(AUDITOR, AUDITOR_OF_PROGRAMME, AUDITOR_WHO_MANAGES_ELSEWHERE);
  }

  private static Set<Actor> reviewing() {
    var all = managing();
    all.addAll(auditing());
    return all;
  }

  private static Set<Actor> seeingGroup() {
    return with(reviewing(), MEMBER, FACILITATOR, FACILITATOR_WITHOUT_ROLE);
  }

  private static Set<Actor> seeing() {
    return with(
        seeingGroup(), SPONSOR, SPONSOR_OF_UNIT, MEMBER_OF_OTHER_GROUP, FACILITATOR_OF_OTHER_GROUP);
  }

  /** learning-service knows no facilitators of a programme, only of a group. */
  private static Set<Actor> seeingFigures() {
    return without(seeing(), FACILITATOR, FACILITATOR_WITHOUT_ROLE, FACILITATOR_OF_OTHER_GROUP);
  }

  private static Set<Actor> with(Set<Actor> actors, Actor... more) {
    var all = EnumSet.copyOf(actors);
    all.addAll(List.of(more));
    return all;
  }

  private static Set<Actor> without(Set<Actor> actors, Actor... fewer) {
    var rest = EnumSet.copyOf(actors);
    List.of(fewer).forEach(rest::remove);
    return rest;
  }
}
