package codev.session.domain;

import codev.session.domain.SessionCommand.*;
import codev.session.domain.SessionEvent.*;
import codev.session.domain.contract.Terms;
import codev.session.domain.contribution.Contribution;
import codev.session.domain.learning.EvaluationItem;
import codev.session.domain.participants.AttendanceSlot;
import codev.session.domain.participants.HalfDay;
import codev.session.domain.preparation.EarlierAction;
import codev.session.domain.preparation.Ranking;
import codev.session.domain.preparation.Topic;
import codev.session.domain.synthesis.ActionPlan;
import codev.session.domain.template.ContributionKind;
import codev.session.domain.template.SessionTemplate;
import codev.session.domain.value.ActionId;
import codev.session.domain.value.ContributionId;
import codev.session.domain.value.EncryptedText;
import codev.session.domain.value.GroupAndProgramme;
import codev.session.domain.value.GroupId;
import codev.session.domain.value.ProgrammeId;
import codev.session.domain.value.SessionId;
import codev.session.domain.value.Step;
import codev.session.domain.value.TopicId;
import codev.session.domain.value.Username;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/**
 * A group with names and roles, and what happens to it: Anne facilitates, Alice is client, Bob and
 * Carla are consultants.
 */
public final class People {
  public static final SessionId SESSION = new SessionId(uuid(1));
  public static final GroupId GROUP = new GroupId(uuid(2));
  public static final ProgrammeId PROGRAMME = new ProgrammeId(uuid(3));
  public static final GroupAndProgramme ORIGIN = new GroupAndProgramme(GROUP, PROGRAMME);
  public static final Username ANNE = new Username("anne");
  public static final Username ALICE = new Username("alice");
  public static final Username BOB = new Username("bob");
  public static final Username CARLA = new Username("carla");
  public static final Username STRANGER = new Username("stranger");
  public static final Instant NOON = Instant.parse("2027-01-11T12:00:00Z");
  public static final ZoneId PARIS = ZoneId.of("Europe/Paris");

  /** Noon in universal time is one o'clock in Paris. */
  public static final List<AttendanceSlot> AFTERNOON =
      List.of(new AttendanceSlot(HalfDay.AFTERNOON, NOON));

  public static final TopicId TOPIC = new TopicId(uuid(10));
  public static final ActionId EARLIER = new ActionId(uuid(20));

  private People() {}

  public static UUID uuid(int n) {
    return new UUID(0x0199c1de00007000L, 0x8000000000000000L + n);
  }

  public static Instant after(int minutes) {
    return NOON.plusSeconds(60L * minutes);
  }

  /** The effect of an action, as a stored text. */
  public static EncryptedText effect(int effect) {
    return new EncryptedText(Integer.toString(effect));
  }

  /** How sure a client is of an action, as a stored text. */
  public static EncryptedText confidence(int confidence) {
    return new EncryptedText(Integer.toString(confidence));
  }

  /** Which items were answered, as a stored text. */
  public static EncryptedText items(String... keys) {
    return new EncryptedText(JsonMapper.shared().writeValueAsString(List.of(keys)));
  }

  public static EncryptedText words(String text) {
    return new EncryptedText("sealed:" + text);
  }

  public static SessionTemplate standard() {
    var minutes = List.of(30, 5, 25, 15, 45, 20, 30);
    var steps = new ArrayList<SessionTemplate.PlannedStep>();
    for (var step : Step.values())
      steps.add(new SessionTemplate.PlannedStep(step, minutes.get(step.ordinal())));
    return new SessionTemplate("STANDARD_180", 1, steps, List.of());
  }

  /** Two clients in succession, the six steps from PRESENTATION on for each. */
  public static SessionTemplate twoClients() {
    var turn = new ArrayList<SessionTemplate.PlannedStep>();
    var minutes = List.of(5, 15, 10, 25, 10, 10);
    for (var step : Step.values())
      if (step != Step.PREPARATION)
        turn.add(new SessionTemplate.PlannedStep(step, minutes.get(step.ordinal() - 1)));
    var steps = new ArrayList<SessionTemplate.PlannedStep>();
    steps.add(new SessionTemplate.PlannedStep(Step.PREPARATION, 20));
    steps.addAll(turn);
    steps.addAll(turn);
    return new SessionTemplate("TWO_CLIENTS_180", 2, steps, List.of());
  }

  /** A programme's own: one step in its words and without every kind, three questions more. */
  public static SessionTemplate ours() {
    var steps = new ArrayList<>(standard().steps());
    steps.set(
        Step.CONSULTATION.ordinal(),
        new SessionTemplate.PlannedStep(
            Step.CONSULTATION,
            40,
            "Partage <d’expériences>",
            "Sharing experience",
            "Chacun raconte ce qu’il a vécu.",
            "Everybody tells what they have lived through.",
            List.of(ContributionKind.EXPERIENCE, ContributionKind.QUESTION)));
    return new SessionTemplate(
        "HEURE_LUMIERE",
        3,
        steps,
        List.of(
            new EvaluationItem(
                "COURAGE", "J’ai osé.", "I dared.", 0, 3, EvaluationItem.Audience.EVERYBODY),
            new EvaluationItem(
                "SOUTIEN", "On m’a soutenu.", "I had help.", 1, 5, EvaluationItem.Audience.CLIENT),
            new EvaluationItem(
                "DON", "J’ai donné.", "I gave.", 1, 5, EvaluationItem.Audience.CONSULTANTS)));
  }

  public static SessionScheduled scheduled() {
    return scheduled(standard());
  }

  public static SessionScheduled scheduled(SessionTemplate template) {
    return new SessionScheduled(
        SESSION,
        GROUP,
        PROGRAMME,
        "Groupe Lumière",
        1,
        ANNE,
        List.of(ALICE, BOB, CARLA),
        template,
        NOON,
        "Salle Ampère",
        null,
        NOON);
  }

  public static SessionOpened opened(EarlierAction... earlier) {
    return new SessionOpened(SESSION, ORIGIN, List.of(earlier), List.of(), AFTERNOON, ANNE, NOON);
  }

  public static EarlierAction earlierAction() {
    return new EarlierAction(EARLIER, BOB, words("Parler au directeur"), LocalDate.of(2027, 1, 4));
  }

  public static Topic topic(TopicId id) {
    return new Topic(
        id,
        Topic.Kind.PROBLEM,
        words("Réunions sans décision"),
        null,
        null,
        null,
        null,
        4,
        4,
        3,
        4,
        true);
  }

  public static TopicProposed proposed() {
    return new TopicProposed(SESSION, topic(TOPIC), ALICE, NOON);
  }

  public static TopicChosen chosen() {
    return new TopicChosen(
        SESSION, ORIGIN, TOPIC, ALICE, 1, Ranking.Basis.ONLY_TOPIC, words("urgent"), ANNE, NOON);
  }

  public static StepOpened step(Step step) {
    return step(step, 0);
  }

  public static StepOpened step(Step step, int minute) {
    return new StepOpened(SESSION, step.ordinal(), step, null, ANNE, after(minute));
  }

  public static Terms terms(String problem) {
    return new Terms(words(problem), words("Décider en réunion"), List.of(Terms.Help.IDEAS), null);
  }

  public static ContractRedefined redefined(int version) {
    return new ContractRedefined(SESSION, version, terms("version " + version), ALICE, NOON);
  }

  public static ContractAccepted accepted(int version, Username by) {
    return new ContractAccepted(SESSION, version, by, NOON);
  }

  public static Contribution contribution(int id, ContributionKind kind) {
    return new Contribution(new ContributionId(uuid(id)), kind, words("texte " + id), null);
  }

  public static ContributionMade made(int id, ContributionKind kind, Username by) {
    return new ContributionMade(SESSION, kind.step(), contribution(id, kind), by, NOON);
  }

  /** Without a kind yet. */
  public static ContributionMade unclassified(int id, Step step, Username by) {
    var contribution =
        new Contribution(new ContributionId(uuid(id)), null, words("texte " + id), null);
    return new ContributionMade(SESSION, step, contribution, by, NOON);
  }

  public static Contribute contribute(int id, ContributionKind kind, Username by) {
    return new Contribute(SESSION, contribution(id, kind), by, NOON);
  }

  public static ActionPlan action(int id, @Nullable LocalDate dueOn) {
    return new ActionPlan(
        new ActionId(uuid(id)),
        words("Préparer un ordre du jour"),
        null,
        words("En parler lundi"),
        dueOn,
        null,
        null,
        null,
        null,
        confidence(7),
        null);
  }

  public static GoToNextStep next(Step from) {
    return new GoToNextStep(SESSION, from, null, null, ANNE, NOON);
  }

  /** An open session with Alice as client, standing at a step. */
  public static List<SessionEvent> at(Step step) {
    var events = new ArrayList<SessionEvent>(List.of(scheduled(), opened(), proposed(), chosen()));
    for (var passed : Step.values())
      if (passed != Step.PREPARATION && passed.compareTo(step) <= 0) events.add(step(passed));
    return events;
  }
}
