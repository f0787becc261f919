package codev.learning.outcomes.figures;

import static codev.learning.domain.Examples.PROGRAMME;
import static codev.learning.domain.Examples.id;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import codev.infra.testkit.PdfInspection;
import codev.infra.testkit.encryption.PlainTextEncryption;
import codev.infra.web.SpreadsheetCsv;
import codev.learning.accesslog.AwaitingLog;
import codev.learning.domain.Examples;
import codev.learning.domain.event.ActionEvent.*;
import codev.learning.domain.event.PersonEvent.*;
import codev.learning.domain.event.ProgrammeEvent.ProgrammeNoted;
import codev.learning.domain.event.SessionOutcomeEvent.*;
import codev.learning.domain.person.Username;
import codev.learning.domain.survey.BuiltInInstruments;
import codev.learning.domain.survey.InstrumentItem;
import codev.learning.domain.survey.ParticipantRole;
import codev.learning.domain.survey.SurveyKind;
import codev.learning.domain.value.ActionId;
import codev.learning.domain.value.ActionPlan;
import codev.learning.domain.value.ActionProgress;
import codev.learning.domain.value.ActionReviewOutcome;
import codev.learning.domain.value.EncryptedText;
import codev.learning.domain.value.GroupId;
import codev.learning.domain.value.SessionId;
import codev.learning.domain.value.SessionStatistics;
import codev.learning.domain.value.SessionStatistics.AttendanceStatus;
import codev.learning.domain.value.SessionStatistics.Presence;
import codev.learning.outcomes.anonymity.MeasureId;
import codev.learning.outcomes.anonymity.MeasureId.ActionMeasure;
import codev.learning.outcomes.anonymity.MeasureId.FidelityMeasure;
import codev.learning.outcomes.anonymity.MeasureId.SessionMeasure;
import codev.learning.outcomes.anonymity.MeasureId.SkillChangeMeasure;
import codev.learning.outcomes.anonymity.ObservationFilter;
import codev.learning.outcomes.anonymity.Viewer;
import codev.learning.outcomes.document.PdfExamples;
import codev.learning.outcomes.extraction.AnswerDecryptor;
import codev.learning.outcomes.report.FigureRow;
import codev.learning.outcomes.report.FigureTable;
import codev.learning.outcomes.report.OutcomesCsv;
import codev.learning.outcomes.report.OutcomesPageModel;
import codev.learning.outcomes.report.OutcomesPageModel.KeyFigure;
import codev.learning.outcomes.report.OutcomesPageModel.QuestionCard;
import codev.learning.outcomes.report.ReportExamples;
import codev.learning.outcomes.report.ReportSection;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.json.JsonMapper;

/**
 * Random programmes, looked at after every few events. What is counted here beside them is counted
 * as group-service counts it for the board of the groups.
 */
@DisplayName("Des chiffres qui s'accordent")
class FiguresAgreeTest {
  private static final Instant START = Instant.parse("2027-01-11T08:00:00Z");
  private static final int K = 5;
  private static final int GROUPS = 3;
  private static final int PEOPLE = 21;
  private static final double HOURS_OF_A_PLAN = 3;

  /** The only one that takes place. */
  private static final double HOURS_OF_THE_STEP = 0.75;

  private static final BuiltInInstruments INSTRUMENTS = instruments();

  private final GrowingViews views = new GrowingViews();
  private final OutcomesQueries outcomes =
      new OutcomesQueries(
          views,
          new AggregationCache(
              views,
              views,
              new AnswerDecryptor(INSTRUMENTS, new PlainTextEncryption(), JsonMapper.shared())),
          INSTRUMENTS);

  private final Map<GroupId, Set<Username>> members =
      new TreeMap<>(Comparator.comparing(GroupId::toString));
  private final Map<GroupId, Set<Username>> clients = new HashMap<>();
  private final Set<String> surveyed = new HashSet<>();
  private final List<ActionCommitted> open = new ArrayList<>();
  private final List<ActionCommitted> committed = new ArrayList<>();
  private final List<SessionPlanned> planned = new ArrayList<>();
  private final List<SessionPlanned> undated = new ArrayList<>();
  private final List<SessionHeld> held = new ArrayList<>();
  private int came;
  private int expected;
  private int sessions;
  private double hoursPlanned;
  private int shown;

  @ParameterizedTest(name = "programme {0}")
  @ValueSource(longs = {1, 2, 3, 5, 8, 13})
  @DisplayName("entre lecteurs, entre eux, avec la page, le PDF, le CSV et le tableau des groupes")
  void figures_agree_at_every_moment(long seed) throws IOException {
    var random = new Random(seed);
    views.happens(new ProgrammeNoted(PROGRAMME, "P", List.of(), K, List.of(), at()));
    for (int i = 0; i < PEOPLE; i++) joins(person(i));
    for (int i = 0; i < 320; i++) {
      happens(random);
      if (random.nextInt(4) == 0) agree();
    }
    agree();
    printedAlike(figures(Viewer.MANAGER));
    assertThat(shown).as("something must have been shown").isGreaterThan(500);
  }

  @Test
  @DisplayName("la date des réponses et leur nombre ne changent jamais sans les chiffres")
  void the_cut_changes_with_the_figures_alone() {
    var random = new Random(34);
    views.happens(new ProgrammeNoted(PROGRAMME, "P", List.of(), K, List.of(), at()));
    for (int i = 0; i < PEOPLE; i++) joins(person(i));
    var latest = new HashMap<Viewer, ProgrammeFigures>();
    for (var reader : List.of(Viewer.MANAGER, Viewer.SPONSOR)) latest.put(reader, figures(reader));
    for (var group : members.keySet()) {
      var reader = Viewer.ofGroup(group.toString());
      latest.put(reader, figures(reader));
    }
    int silent = 0;
    int changes = 0;
    for (int i = 0; i < 240; i++) {
      var who = person(random.nextInt(PEOPLE));
      if (random.nextBoolean()) evaluate(random, who);
      else survey(random, who);
      for (var known : latest.entrySet()) {
        var before = known.getValue();
        var now = figures(known.getKey());
        known.setValue(now);
        boolean isChanged = !now.cut().equals(before.cut());
        if (isChanged) assertThat(now.cut().people()).isGreaterThan(K);
        if (now.figures().equals(before.figures())) {
          assertThat(isChanged).as("%s, nothing else has changed", known.getKey()).isFalse();
          silent++;
        } else if (isChanged) {
          changes++;
        }
      }
    }
    assertThat(silent).as("answers that wait").isPositive();
    assertThat(changes).as("answers that are shown").isPositive();
  }

  @Test
  @DisplayName("aucune séance à venir s’écrit 0 dans la page, le CSV et la liste des séances")
  void none_to_come_is_written_alike() {
    views.happens(new ProgrammeNoted(PROGRAMME, "P", List.of(), K, List.of(), at()));
    for (int i = 0; i < PEOPLE; i++) joins(person(i));
    var random = new Random(29);
    for (int i = 0; i < GROUPS; i++) session(random, groupOf(person(i)));
    agree();
    var figures = figures(Viewer.SPONSOR);
    assertThat(figures.byMeasure().get(SessionMeasure.PLANNED)).returns(0.0, Figure::value);
    var page = ReportExamples.page(figures, LocalDate.EPOCH);
    assertThat(page.sections())
        .flatExtracting(ReportSection::tables)
        .flatExtracting(FigureTable::rows)
        .filteredOn(row -> row.figure().measure() == SessionMeasure.PLANNED)
        .extracting(FigureRow::shown)
        .containsExactly("0");
    assertThat(
            OutcomesCsv.of(
                figures, ReportExamples.labels(), SpreadsheetCsv.Layout.SPREADSHEET, Locale.FRENCH))
        .contains("sessions.planned;Séances prévues;0;;;");
  }

  private void agree() {
    var manager = figures(Viewer.MANAGER);
    assertThat(figures(Viewer.SPONSOR)).isEqualTo(manager);
    assertThat(manager.groups()).isEqualTo(members.size());
    var byMeasure = manager.byMeasure();
    shown += (int) manager.figures().stream().filter(one -> one.value() != null).count();
    ordered(byMeasure, ActionMeasure.DONE, ActionMeasure.TRIED, ActionMeasure.COMMITTED);
    ordered(byMeasure, ActionMeasure.REVIEWED, ActionMeasure.COMMITTED);
    countedLikeTheBoard(byMeasure);
    aboutTheSamePeople(manager);
    sumByMonth(manager);
    listedBehind(byMeasure);
    writtenAlike(manager);
  }

  private static void ordered(Map<MeasureId, Figure> figures, MeasureId... ascending) {
    Double before = null;
    for (var measure : ascending) {
      var value = Objects.requireNonNull(figures.get(measure)).value();
      if (before != null && value != null) assertThat(before).isLessThanOrEqualTo(value);
      if (value != null) before = value;
    }
  }

  private void countedLikeTheBoard(Map<MeasureId, Figure> figures) {
    var board = members.values().stream().mapToInt(Set::size).sum();
    long been =
        members.entrySet().stream()
            .flatMap(
                group ->
                    group.getValue().stream()
                        .filter(clients.getOrDefault(group.getKey(), Set.of())::contains))
            .count();
    if (sessions == 0) {
      assertThat(figures.get(SessionMeasure.CLIENTS)).returns(null, Figure::value);
      return;
    }
    assertThat(figures.get(SessionMeasure.CLIENTS))
        .returns((double) been, Figure::value)
        .returns(board, Figure::n);
    assertThat(figures.get(SessionMeasure.ROTATION))
        .returns(rounded((double) been / board), Figure::value)
        .returns(board, Figure::n);
    var attendance = Objects.requireNonNull(figures.get(SessionMeasure.ATTENDANCE)).value();
    if (attendance != null) assertThat(attendance).isEqualTo(rounded((double) came / expected));
    var held = Objects.requireNonNull(figures.get(SessionMeasure.HELD)).value();
    if (held != null) assertThat(held).isEqualTo(sessions);
    shownAs(figures, SessionMeasure.HOURS_PLANNED, hoursPlanned);
    shownAs(figures, SessionMeasure.HOURS_HELD, sessions);
  }

  private static void shownAs(Map<MeasureId, Figure> figures, MeasureId measure, double counted) {
    var value = Objects.requireNonNull(figures.get(measure)).value();
    if (value != null) assertThat(value).as(measure.key()).isEqualTo(rounded(counted));
  }

  /** The list of the sessions has the totals that the figures are. */
  private void listedBehind(Map<MeasureId, Figure> figures) {
    var list = new HeldSessionQueries(outcomes, views).of(PROGRAMME.toString()).orElseThrow();
    var counted =
        Map.of(
            SessionMeasure.HELD, (double) list.all().size(),
            SessionMeasure.HOURS_PLANNED, list.hoursPlanned(),
            SessionMeasure.HOURS_HELD, list.hoursHeld(),
            FidelityMeasure.STEPS_ON_TIME, list.onTime().orElse(-1.0),
            FidelityMeasure.CONTRACT_ACCEPTED,
                rounded((double) list.contractsAccepted() / list.all().size()));
    counted.forEach(
        (measure, total) -> {
          var value = Objects.requireNonNull(figures.get(measure)).value();
          if (value != null) assertThat(total).as(measure.key()).isEqualTo(value);
        });
    var dates = Objects.requireNonNull(figures.get(SessionMeasure.PLANNED)).value();
    if (dates != null) assertThat(dates).as("without those that wait").isEqualTo(planned.size());
    assertThat(list.planned()).hasSameSizeAs(planned);
    var heldInAll = Objects.requireNonNull(figures.get(SessionMeasure.HELD)).value();
    if (heldInAll != null && planned.isEmpty()) assertThat(dates).as("none to come").isZero();
    assertThat(list.byGroup().stream().mapToLong(part -> part.sessions().came()).sum())
        .isEqualTo(list.came());
    assertThat(list.byGroup().stream().mapToInt(part -> part.sessions().all().size()).sum())
        .isEqualTo(list.all().size());
    var actions =
        outcomes.actionsByGroup(PROGRAMME.toString()).map(AwaitingLog::open).orElseThrow();
    var committedInAll = Objects.requireNonNull(figures.get(ActionMeasure.COMMITTED)).value();
    if (committedInAll != null && !actions.parts().isEmpty())
      assertThat(actions.committed()).isEqualTo(committedInAll.intValue());
    var triedInAll = Objects.requireNonNull(figures.get(ActionMeasure.TRIED)).value();
    var tried = actions.tried();
    if (triedInAll != null && tried != null) assertThat(tried).isEqualTo(triedInAll.intValue());
    var doneInAll = Objects.requireNonNull(figures.get(ActionMeasure.DONE)).value();
    var done = actions.done();
    if (doneInAll != null && done != null) assertThat(done).isEqualTo(doneInAll.intValue());
    assertThat(list.came()).isEqualTo(came);
    assertThat(list.expected()).isEqualTo(expected);
  }

  /** Here every item applies to everybody, except those of a client or of a consultant. */
  private static void aboutTheSamePeople(ProgrammeFigures figures) {
    var ofOneRole =
        INSTRUMENTS.session().stream()
            .filter(item -> item.audience() != InstrumentItem.Audience.ALL)
            .map(InstrumentItem::key)
            .collect(Collectors.toSet());
    figures.figures().stream()
        .filter(figure -> figure.measure().protection().isConfided())
        .filter(figure -> !ofOneRole.contains(figure.measure().key()))
        .collect(
            Collectors.groupingBy(
                figure -> figure.measure().section(),
                Collectors.mapping(
                    figure -> Optional.ofNullable(figure.n()),
                    Collectors.toCollection(LinkedHashSet::new))))
        .forEach((section, numbers) -> assertThat(numbers).as(section).hasSize(1));
  }

  private static void sumByMonth(ProgrammeFigures figures) {
    var byMeasure = figures.byMeasure();
    figures.series().stream()
        .filter(series -> series.measure() == SessionMeasure.HELD)
        .forEach(
            series -> {
              var points = series.points();
              var sum =
                  points.stream()
                      .map(MonthlySeries.Point::value)
                      .filter(Objects::nonNull)
                      .mapToDouble(Objects::requireNonNull)
                      .sum();
              var total =
                  Objects.requireNonNull(
                      Objects.requireNonNull(byMeasure.get(series.measure())).value());
              assertThat(sum).isLessThanOrEqualTo(total);
              if (points.stream().allMatch(point -> point.value() != null))
                assertThat(sum).isEqualTo(total);
            });
  }

  private static void writtenAlike(ProgrammeFigures figures) {
    var csv =
        OutcomesCsv.of(
            figures, ReportExamples.labels(), SpreadsheetCsv.Layout.STANDARD, Locale.FRENCH);
    var page = ReportExamples.page(figures, LocalDate.EPOCH);
    readFirst(page, figures);
    answersAgree(page, figures);
    assertThat(Stream.concat(page.facts().stream(), page.answers().stream()))
        .containsExactlyInAnyOrderElementsOf(page.sections());
    var onPage =
        page.sections().stream()
            .flatMap(section -> section.tables().stream())
            .map(FigureTable::rows)
            .flatMap(List::stream)
            .map(row -> row.figure())
            .toList();
    assertThat(figures.figures()).containsAll(onPage);
    for (var figure : figures.figures())
      if (figure.value() != null)
        assertThat(csv.lines())
            .filteredOn(line -> line.startsWith(figure.measure().key() + ","))
            .singleElement()
            .asString()
            .contains("," + written(figure) + "," + figure.n() + ",");
  }

  /** A count without decimals. */
  private static String written(Figure figure) {
    var value = Objects.requireNonNull(figure.value());
    return Objects.requireNonNull(figure.unit()).isCount()
        ? String.valueOf(value.longValue())
        : value.toString();
  }

  /** The turns at the head of what has happened are those of the figures. */
  private static void readFirst(OutcomesPageModel page, ProgrammeFigures figures) {
    var turns = Objects.requireNonNull(figures.byMeasure().get(SessionMeasure.CLIENTS));
    if (turns.value() != null)
      assertThat(page.keyFigures().getFirst())
          .returns(String.valueOf(turns.value().intValue()), KeyFigure::value)
          .returns("sur %d membres".formatted(turns.n()), KeyFigure::note)
          .returns(true, KeyFigure::isFact);
  }

  /** What stands beside an answer is made of the same figures, and its trend ends at them. */
  private static void answersAgree(OutcomesPageModel page, ProgrammeFigures figures) {
    var byMeasure = figures.byMeasure();
    var practice = page.cards().get(1);
    var done = Objects.requireNonNull(byMeasure.get(ActionMeasure.DONE)).value();
    var committed = Objects.requireNonNull(byMeasure.get(ActionMeasure.COMMITTED)).value();
    if (done != null && committed != null)
      assertThat(practice.finding())
          .contains(" fait %d des %d actions".formatted(done.intValue(), committed.intValue()));
    sharedAlike(practice, byMeasure, done, committed);
    if (done == null) assertThat(practice.trend()).isNull();
    else if (practice.trend() != null)
      assertThat(practice.trend().rows().getFirst().label()).endsWith(" " + done.intValue());
    for (var change : List.of(SkillChangeMeasure.ALL, new SkillChangeMeasure("C12"))) {
      var changed = Objects.requireNonNull(byMeasure.get(change));
      SkillLevels.of(byMeasure, change)
          .ifPresent(
              levels -> {
                assertThat(levels.people()).isEqualTo(changed.n());
                assertThat(levels.end() - levels.start())
                    .isCloseTo(Objects.requireNonNull(changed.value()), within(0.021));
              });
    }
  }

  /** The share of the actions done is that of the two numbers beside it, of the same people. */
  private static void sharedAlike(
      QuestionCard practice,
      Map<MeasureId, Figure> figures,
      @Nullable Double done,
      @Nullable Double committed) {
    var share = Objects.requireNonNull(figures.get(ActionMeasure.DONE_SHARE));
    if (done == null || committed == null) {
      assertThat(share.value()).isNull();
      assertThat(practice.headline().value()).isNull();
      return;
    }
    assertThat(share.value()).isEqualTo(rounded(done / committed));
    assertThat(share.n())
        .isEqualTo(Objects.requireNonNull(figures.get(ActionMeasure.COMMITTED)).n());
    assertThat(practice.headline().value())
        .isEqualTo(Math.round(100 * Objects.requireNonNull(share.value())) + "\u00a0%");
  }

  /** What the first page says is in the document, answers with their number of people. */
  private static void printedAlike(ProgrammeFigures figures) throws IOException {
    var document = PdfInspection.text(PdfExamples.report(figures, LocalDate.EPOCH));
    var questions = ReportExamples.page(figures, LocalDate.EPOCH).questions();
    var shown =
        questions.stream()
            .flatMap(question -> question.indicators().stream())
            .filter(indicator -> indicator.value() != null)
            .toList();
    assertThat(shown).isNotEmpty();
    for (var indicator : shown)
      assertThat(document)
          .as(indicator.label())
          .containsPattern(
              Pattern.quote(plain(Objects.requireNonNull(indicator.value())))
                  + ".{0,200}? "
                  + Objects.requireNonNullElse(indicator.figure().answeredBy(), "–")
                  + " ");
  }

  /** With the spaces of the text of a document. */
  private static String plain(String words) {
    return words.replaceAll("[\\s\u00a0\u202f]+", " ");
  }

  private ProgrammeFigures figures(Viewer viewer) {
    return outcomes
        .figures(PROGRAMME.toString(), viewer, ObservationFilter.ALL)
        .map(AwaitingLog::open)
        .orElseThrow();
  }

  private void happens(Random random) {
    var who = person(random.nextInt(PEOPLE));
    switch (random.nextInt(15)) {
      case 0 -> {
        if (isMember(who)) leaves(who);
        else joins(who);
      }
      case 1, 2 -> session(random, groupOf(who));
      case 3, 4 -> commit(who);
      case 5, 6 -> progress(random);
      case 7 -> review(random);
      case 8, 9 -> evaluate(random, who);
      case 10, 11 -> plan(random, groupOf(who));
      case 12 -> correct(random);
      default -> survey(random, who);
    }
  }

  private boolean isMember(Username who) {
    return members.getOrDefault(groupOf(who), Set.of()).contains(who);
  }

  private void joins(Username who) {
    members.computeIfAbsent(groupOf(who), _ -> new LinkedHashSet<>()).add(who);
    views.happens(new GroupJoined(who, groupOf(who), PROGRAMME, at()));
  }

  private void leaves(Username who) {
    var group = Objects.requireNonNull(members.get(groupOf(who)));
    if (group.size() <= K) return;
    group.remove(who);
    views.happens(new GroupLeft(who, groupOf(who), PROGRAMME, at()));
  }

  private void plan(Random random, GroupId group) {
    if (!planned.isEmpty() && random.nextInt(3) == 0) {
      var one = planned.remove(random.nextInt(planned.size()));
      views.happens(new SessionUnplanned(one.session(), one.group(), PROGRAMME, at()));
      undated.add(one);
      return;
    }
    boolean isDatedAnew = !undated.isEmpty() && random.nextBoolean();
    var before = isDatedAnew ? undated.remove(random.nextInt(undated.size())) : null;
    var one =
        new SessionPlanned(
            before == null ? new SessionId(new UUID(5, views.size())) : before.session(),
            before == null ? group : before.group(),
            PROGRAMME,
            at().plusSeconds(24 * 3600L * random.nextInt(1, 60)),
            180,
            at());
    planned.add(one);
    views.happens(one);
  }

  /** The facilitator marks afterwards that a person was there, or was not. */
  private void correct(Random random) {
    if (held.isEmpty()) return;
    int which = random.nextInt(held.size());
    var session = held.get(which);
    var seats = new ArrayList<>(session.course().attendance());
    int seat = random.nextInt(seats.size());
    var before = seats.get(seat);
    came += before.came() ? -1 : 1;
    seats.set(
        seat,
        new Presence(
            before.username(),
            before.came() ? AttendanceStatus.ABSENT : AttendanceStatus.LATE,
            true));
    var course = course(session.course().openedAt(), session.course().client(), seats);
    held.set(which, new SessionHeld(session.session(), session.group(), PROGRAMME, course, at()));
    views.happens(new CourseCorrected(session.session(), session.group(), PROGRAMME, course, at()));
  }

  /** The next one that is planned for the group, or one without a date. */
  private SessionId begun(GroupId group) {
    var next = planned.stream().filter(one -> one.group().equals(group)).findFirst();
    next.ifPresent(planned::remove);
    hoursPlanned += next.isPresent() ? HOURS_OF_A_PLAN : HOURS_OF_THE_STEP;
    return next.map(SessionPlanned::session)
        .orElseGet(() -> new SessionId(new UUID(1, views.size())));
  }

  private static SessionStatistics course(
      Instant openedAt, @Nullable Username client, List<Presence> seats) {
    return new SessionStatistics(
        client,
        openedAt,
        openedAt.plusSeconds(3600),
        seats,
        List.of(new SessionStatistics.StepDuration("CONSULTATION", 45, 40)),
        true,
        true,
        Map.of());
  }

  private void session(Random random, GroupId group) {
    var present = List.copyOf(Objects.requireNonNull(members.get(group)));
    var client = present.get(random.nextInt(present.size()));
    var session = begun(group);
    var seats =
        present.stream()
            .map(
                seat ->
                    new Presence(
                        seat,
                        random.nextInt(6) == 0 ? AttendanceStatus.ABSENT : AttendanceStatus.PRESENT,
                        true))
            .toList();
    came += (int) seats.stream().filter(Presence::came).count();
    expected += seats.size();
    sessions++;
    clients.computeIfAbsent(group, _ -> new HashSet<>()).add(client);
    var chosen = new ClientChosen(session, group, PROGRAMME, client, at());
    boolean isCountedLater = sessions % 4 == 0; // the group decides that the turn counts
    if (!isCountedLater) views.happens(chosen);
    held.add(new SessionHeld(session, group, PROGRAMME, course(at(), client, seats), at()));
    views.happens(held.getLast());
    if (isCountedLater) views.happens(chosen);
  }

  private void commit(Username who) {
    var plan =
        new ActionPlan(
            new EncryptedText("p"), null, null, LocalDate.EPOCH, null, null, null, null, null);
    var action =
        new ActionCommitted(
            new ActionId(new UUID(2, views.size())),
            new SessionId(id(3)),
            groupOf(who),
            PROGRAMME,
            who,
            plan,
            at());
    open.add(action);
    committed.add(action);
    views.happens(action);
  }

  private void progress(Random random) {
    if (open.isEmpty()) return;
    var action = open.get(random.nextInt(open.size()));
    var status = ActionProgress.values()[random.nextInt(ActionProgress.values().length)];
    if (status.ends()) open.remove(action);
    views.happens(
        new ActionProgressed(
            action.action(), action.group(), PROGRAMME, action.owner(), status, null, null, at()));
  }

  /** Any of them, more than once. */
  private void review(Random random) {
    if (committed.isEmpty()) return;
    var action = committed.get(random.nextInt(committed.size()));
    views.happens(
        new ActionReviewed(
            action.action(),
            new SessionId(new UUID(3, views.size())),
            action.group(),
            PROGRAMME,
            action.owner(),
            ActionReviewOutcome.NOT,
            null,
            null,
            at()));
  }

  /** By a consultant, without the items of a client. */
  private void evaluate(Random random, Username who) {
    var items =
        INSTRUMENTS.session().stream()
            .filter(item -> item.audience() == InstrumentItem.Audience.ALL)
            .map(InstrumentItem::key)
            .toList();
    views.happens(
        new EvaluationReceived(
            new SessionId(new UUID(4, views.size())),
            groupOf(who),
            PROGRAMME,
            who,
            ParticipantRole.CONSULTANT,
            Examples.items(items),
            answers(random, items),
            at()));
  }

  private void survey(Random random, Username who) {
    var moment = random.nextBoolean() ? SurveyKind.Moment.START : SurveyKind.Moment.END;
    if (!surveyed.add(who + "/" + moment)) return;
    var items = INSTRUMENTS.of(SurveyKind.SKILLS).stream().map(InstrumentItem::key).toList();
    views.happens(
        new SurveyAnswered(
            who,
            SurveyKind.SKILLS,
            moment,
            groupOf(who),
            PROGRAMME,
            Examples.items(items),
            answers(random, items),
            at()));
  }

  private static EncryptedText answers(Random random, List<String> items) {
    return new EncryptedText(
        items.stream()
            .map(item -> "\"%s\":%d".formatted(item, random.nextInt(1, 6)))
            .collect(Collectors.joining(",", "{", "}")));
  }

  private static Username person(int number) {
    return new Username("p" + number);
  }

  private static GroupId groupOf(Username who) {
    return new GroupId(id(200 + Integer.parseInt(who.value().substring(1)) % GROUPS));
  }

  private Instant at() {
    return START.plusSeconds(6 * 3600L * views.size());
  }

  private static double rounded(double value) {
    return Math.round(value * 100) / 100.0;
  }

  private static BuiltInInstruments instruments() {
    try (var file = FiguresAgreeTest.class.getResourceAsStream("/instruments.json")) {
      return JsonMapper.shared().readValue(file, BuiltInInstruments.class);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
