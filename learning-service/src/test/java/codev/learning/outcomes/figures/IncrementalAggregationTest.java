package codev.learning.outcomes.figures;

import static codev.learning.domain.Examples.PROGRAMME;
import static codev.learning.domain.Examples.id;
import static org.assertj.core.api.Assertions.assertThat;

import codev.infra.confidentiality.retention.RetentionScope;
import codev.infra.testkit.encryption.EncodedTextEncryption;
import codev.learning.accesslog.AwaitingLog;
import codev.learning.domain.Examples;
import codev.learning.domain.event.ActionEvent.ActionCommitted;
import codev.learning.domain.event.ActionEvent.ActionCorrected;
import codev.learning.domain.event.ActionEvent.ActionProgressed;
import codev.learning.domain.event.ActionEvent.ActionRestored;
import codev.learning.domain.event.ActionEvent.ActionWithdrawn;
import codev.learning.domain.event.LearningServiceEvent;
import codev.learning.domain.event.PersonEvent.GroupJoined;
import codev.learning.domain.event.PersonEvent.GroupLeft;
import codev.learning.domain.event.PersonEvent.InstrumentAnswered;
import codev.learning.domain.event.PersonEvent.PersonErased;
import codev.learning.domain.event.PersonEvent.PersonNoted;
import codev.learning.domain.event.PersonEvent.SurveyAnswered;
import codev.learning.domain.event.ProgrammeEvent.ProgrammeNoted;
import codev.learning.domain.event.SessionOutcomeEvent.CourseCorrected;
import codev.learning.domain.event.SessionOutcomeEvent.EvaluationReceived;
import codev.learning.domain.event.SessionOutcomeEvent.SessionHeld;
import codev.learning.domain.outcomes.Aim;
import codev.learning.domain.person.Username;
import codev.learning.domain.survey.BuiltInInstruments;
import codev.learning.domain.survey.ParticipantRole;
import codev.learning.domain.survey.SurveyKind;
import codev.learning.domain.value.ActionId;
import codev.learning.domain.value.ActionPlan;
import codev.learning.domain.value.ActionProgress;
import codev.learning.domain.value.EncryptedText;
import codev.learning.domain.value.GroupId;
import codev.learning.domain.value.SessionId;
import codev.learning.domain.value.SessionStatistics;
import codev.learning.outcomes.anonymity.MeasureId.EvaluationMeasure;
import codev.learning.outcomes.anonymity.MeasureId.SurveyMeasure;
import codev.learning.outcomes.anonymity.ObservationFilter;
import codev.learning.outcomes.anonymity.Viewer;
import codev.learning.outcomes.extraction.AnswerDecryptor;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.json.JsonMapper;

/**
 * A history that nobody has planned: people join, move, leave, are erased, answer, are guests, in
 * any order. Whoever has looked from time to time sees what one sees who looks for the first time.
 */
@DisplayName("Des chiffres qui se continuent")
class IncrementalAggregationTest {
  private static final Instant START = Instant.parse("2027-01-11T08:00:00Z");
  private static final List<String> UNITS = List.of("Finance", "RH", "Production");
  private static final BuiltInInstruments INSTRUMENTS = instruments();

  private final GrowingViews views = new GrowingViews();
  private final Vault vault = new Vault();
  private final List<Username> people = new ArrayList<>();
  private final Set<String> answered = new HashSet<>();
  private final List<ActionCommitted> open = new ArrayList<>();
  private final List<SessionHeld> held = new ArrayList<>();
  private int shown;
  private int erasures;

  @ParameterizedTest(name = "histoire {0}")
  @ValueSource(longs = {1, 2, 3, 5, 8, 13, 21, 34, 55, 144})
  @DisplayName("sont ceux que l'on ferait depuis le début, à tout moment")
  void are_those_made_from_the_beginning(long seed) {
    var random = new Random(seed);
    var goingOn = outcomes();
    happens(noted(5));
    happens(Examples.loaded());
    for (int i = 0; i < 30; i++) people.add(new Username("p" + i));

    for (int i = 0; i < 400; i++) {
      happens(anything(random));
      if (i % 10 == 0 && !open.isEmpty()) happens(changed(new Random(1_000 * seed + i)));
      if (random.nextInt(6) == 0) compare(goingOn, outcomes());
    }

    compare(goingOn, outcomes());
    assertThat(shown).as("figures are shown").isGreaterThan(100);
    assertThat(erasures).as("somebody must have been erased").isPositive();
  }

  @ParameterizedTest(name = "histoire {0}")
  @ValueSource(longs = {1, 2, 3, 5, 8})
  @DisplayName("ne comptent plus les réponses effacées à la fin de leur durée de conservation")
  void do_without_answers_that_have_left(long seed) {
    var random = new Random(seed);
    var goingOn = outcomes();
    happens(noted(3));
    happens(Examples.loaded());
    for (int i = 0; i < 30; i++) people.add(new Username("p" + i));
    for (int i = 0; i < 400; i++) {
      var event = anything(random);
      if (!(event instanceof PersonErased)) happens(event);
    }
    compare(goingOn, outcomes());
    assertThat(answers(goingOn)).as("figures of answers are shown").isPositive();

    vault.left = true;

    compare(goingOn, outcomes());
    assertThat(answers(goingOn)).isZero();
  }

  /** How many figures about answers are shown. */
  private static long answers(OutcomesQueries outcomes) {
    return outcomes
        .figures(PROGRAMME.toString(), Viewer.MANAGER, ObservationFilter.ALL)
        .map(AwaitingLog::open)
        .orElseThrow()
        .figures()
        .stream()
        .filter(
            figure ->
                figure.measure() instanceof EvaluationMeasure
                    || figure.measure() instanceof SurveyMeasure)
        .filter(figure -> figure.value() != null)
        .count();
  }

  private void compare(OutcomesQueries goingOn, OutcomesQueries anew) {
    for (var reader : readers())
      for (var filter : filters()) {
        var from =
            anew.figures(PROGRAMME.toString(), reader, filter).map(AwaitingLog::open).orElseThrow();
        assertThat(goingOn.figures(PROGRAMME.toString(), reader, filter).map(AwaitingLog::open))
            .contains(from);
        shown += (int) from.figures().stream().filter(figure -> figure.value() != null).count();
      }
  }

  private OutcomesQueries outcomes() {
    var sheets = new AnswerDecryptor(INSTRUMENTS, vault, JsonMapper.shared());
    return new OutcomesQueries(views, new AggregationCache(views, views, sheets), INSTRUMENTS);
  }

  private void happens(LearningServiceEvent event) {
    if (event instanceof PersonErased e) {
      erasures++;
      vault.erase(e.person().value());
    }
    views.happens(event);
  }

  private LearningServiceEvent anything(Random random) {
    var who = people.get(random.nextInt(people.size()));
    var group = new GroupId(id(200 + people.indexOf(who) % 4));
    var session = new SessionId(new UUID(1, views.size()));
    var at = at();
    return switch (random.nextInt(40)) {
      case 0 -> noted(3 + random.nextInt(4));
      case 1, 2, 3 ->
          new PersonNoted(
              who, UNITS.get(random.nextInt(3)), random.nextBoolean() ? "Lyon" : null, at);
      case 4, 5, 6, 7 -> new GroupJoined(who, group, PROGRAMME, at);
      case 8 -> new GroupLeft(who, group, PROGRAMME, at);
      case 9 ->
          random.nextBoolean()
              ? new PersonErased(who, who, at)
              : new PersonNoted(who, "Finance", "Brest", at);
      case 10, 11 -> committed(who, group, session, at);
      case 12 -> progressed(random, who, group, session, at);
      case 13, 14 -> held(random, group, session, at);
      case 19, 20 -> corrected(random, group, session, at);
      case 15, 16, 17, 18 -> survey(random, who, group, at);
      default ->
          new EvaluationReceived(
              session,
              group,
              PROGRAMME,
              who,
              random.nextBoolean() ? ParticipantRole.CLIENT : ParticipantRole.CONSULTANT,
              random.nextInt(3) == 0 ? null : Examples.items("H1", "H9", "COURAGE"),
              words(who, answers(random)),
              at);
    };
  }

  private LearningServiceEvent held(Random random, GroupId group, SessionId session, Instant at) {
    var event = new SessionHeld(session, group, PROGRAMME, course(random), at);
    held.add(event);
    return event;
  }

  /** Somebody was there or was not, of a session bound long ago perhaps. */
  private LearningServiceEvent corrected(
      Random random, GroupId group, SessionId session, Instant at) {
    if (held.isEmpty()) return held(random, group, session, at);
    var one = held.get(random.nextInt(held.size()));
    var all =
        one.course().attendance().stream()
            .map(
                seat ->
                    new SessionStatistics.Presence(
                        seat.username(),
                        random.nextBoolean()
                            ? SessionStatistics.AttendanceStatus.PRESENT
                            : SessionStatistics.AttendanceStatus.ABSENT,
                        true))
            .toList();
    var known = one.course();
    var course =
        new SessionStatistics(
            known.client(),
            known.openedAt(),
            known.closedAt(),
            all,
            known.steps(),
            known.contractAcceptedBeforeConsultation(),
            known.clientSilentInConsultation(),
            known.contributions());
    return new CourseCorrected(one.session(), one.group(), PROGRAMME, course, at);
  }

  private LearningServiceEvent committed(
      Username who, GroupId group, SessionId session, Instant at) {
    var action = new ActionId(new UUID(2, views.size()));
    var event = new ActionCommitted(action, session, group, PROGRAMME, who, plan(), at);
    open.add(event);
    return event;
  }

  /** Its owner takes an action back, or gives it no date, long after it was counted perhaps. */
  private LearningServiceEvent changed(Random random) {
    var at = at();
    var one = open.get(random.nextInt(open.size()));
    var undated =
        new ActionPlan(new EncryptedText("p"), null, null, null, null, null, null, null, null);
    return switch (random.nextInt(3)) {
      case 0 ->
          new ActionWithdrawn(one.action(), one.session(), one.group(), PROGRAMME, one.owner(), at);
      case 1 ->
          new ActionRestored(
              one.action(), one.session(), one.group(), PROGRAMME, one.owner(), plan(), at);
      default ->
          new ActionCorrected(
              one.action(),
              one.session(),
              one.group(),
              PROGRAMME,
              one.owner(),
              random.nextBoolean() ? plan() : undated,
              at);
    };
  }

  /** What has ended does not go on. */
  private LearningServiceEvent progressed(
      Random random, Username who, GroupId group, SessionId session, Instant at) {
    if (open.isEmpty()) return committed(who, group, session, at);
    var action = open.get(random.nextInt(open.size()));
    var status = ActionProgress.values()[random.nextInt(ActionProgress.values().length)];
    if (status.ends()) open.remove(action);
    return new ActionProgressed(
        action.action(),
        action.group(),
        PROGRAMME,
        action.owner(),
        status,
        status.ends() ? words(action.owner(), "4") : null,
        null,
        at);
  }

  /** Nobody answers the same one twice. */
  private LearningServiceEvent survey(Random random, Username who, GroupId group, Instant at) {
    var moment = SurveyKind.Moment.values()[random.nextInt(3)];
    if (random.nextInt(5) == 0) return ofTheProgramme(random, who, group, at);
    var survey = random.nextInt(4) == 0 ? SurveyKind.CLIMATE : SurveyKind.SKILLS;
    if (!answered.add(who + "/" + survey + "/" + moment))
      return new PersonNoted(who, "RH", "Lyon", at);
    var item = survey == SurveyKind.SKILLS ? "C1" : "H2";
    var words = words(who, "{\"%s\":%d}".formatted(item, random.nextInt(1, 6)));
    return new SurveyAnswered(
        who, survey, moment, group, PROGRAMME, Examples.items(item), words, at);
  }

  private LearningServiceEvent ofTheProgramme(
      Random random, Username who, GroupId group, Instant at) {
    if (!answered.add(who + "/TEAM_SPIRIT")) return new PersonNoted(who, "RH", "Lyon", at);
    var words = words(who, "{\"T1\":%d,\"T2\":null}".formatted(random.nextInt(7)));
    return new InstrumentAnswered(
        who,
        "TEAM_SPIRIT",
        1,
        SurveyKind.Moment.START,
        group,
        PROGRAMME,
        Examples.items("T1"),
        words,
        at);
  }

  private static String answers(Random random) {
    var h9 = random.nextInt(4) == 0 ? "null" : "" + random.nextInt(1, 6);
    return "{\"H1\":%d,\"H9\":%s,\"COURAGE\":%d}"
        .formatted(random.nextInt(1, 6), h9, random.nextInt(1, 6));
  }

  private SessionStatistics course(Random random) {
    var present =
        random
            .ints(4, 0, people.size())
            .distinct()
            .mapToObj(people::get)
            .map(
                who ->
                    new SessionStatistics.Presence(
                        who, SessionStatistics.AttendanceStatus.PRESENT, true))
            .toList();
    return new SessionStatistics(
        present.getFirst().username(),
        START,
        START.plusSeconds(3600),
        present,
        List.of(new SessionStatistics.StepDuration("CONSULTATION", 45, random.nextInt(30, 60))),
        random.nextBoolean(),
        true,
        Map.of(present.getLast().username(), 3));
  }

  private static ActionPlan plan() {
    return new ActionPlan(
        new EncryptedText("p"), null, null, LocalDate.EPOCH, null, null, null, null, null);
  }

  private Instant at() {
    return START.plusSeconds(3600L * views.size());
  }

  private ProgrammeNoted noted(int threshold) {
    return new ProgrammeNoted(
        PROGRAMME, "P", List.of(Aim.CHANGE_SUPPORT), threshold, List.of(), at());
  }

  private static List<Viewer> readers() {
    return List.of(
        Viewer.MANAGER,
        Viewer.SPONSOR,
        Viewer.ofGroup(id(200).toString()),
        Viewer.facilitating(Set.of(id(201).toString(), id(202).toString())));
  }

  private static List<ObservationFilter> filters() {
    return List.of(
        ObservationFilter.ALL,
        new ObservationFilter("Finance", null, null, null, null, null),
        new ObservationFilter(null, "Lyon", null, LocalDate.parse("2027-01-13"), null, null),
        new ObservationFilter(null, null, null, null, null, id(203)));
  }

  private static EncryptedText words(Username author, String said) {
    return new EncryptedText(new EncodedTextEncryption().encrypt(author.value(), "answers", said));
  }

  private static BuiltInInstruments instruments() {
    try (var file = IncrementalAggregationTest.class.getResourceAsStream("/instruments.json")) {
      return JsonMapper.shared().readValue(file, BuiltInInstruments.class);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Each text is preceded by its author, and readable until they are erased. */
  private static final class Vault extends EncodedTextEncryption {
    private boolean left;

    @Override
    public Optional<String> decrypt(String encrypted) {
      return left ? Optional.empty() : super.decrypt(encrypted);
    }

    @Override
    public boolean isDestroyed(RetentionScope scope) {
      return left;
    }
  }
}
