package codev.session.domain;

import static codev.session.domain.People.*;
import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;

import codev.infra.eventstore.axon.EventTypes;
import codev.session.domain.SessionCommand.*;
import codev.session.domain.SessionEvent.ActionPlanned;
import codev.session.domain.SessionEvent.ContributionMade;
import codev.session.domain.SessionEvent.ContributionWithdrawn;
import codev.session.domain.SessionEvent.EntryWithdrawn;
import codev.session.domain.SessionEvent.FileAttached;
import codev.session.domain.SessionEvent.LearningStated;
import codev.session.domain.SessionEvent.NoteTaken;
import codev.session.domain.SessionEvent.RegulationRemarked;
import codev.session.domain.SessionEvent.TopicProposed;
import codev.session.domain.SessionEvent.WordsTakenDown;
import codev.session.domain.contribution.Attachment;
import codev.session.domain.contribution.Audience;
import codev.session.domain.contribution.Contribution;
import codev.session.domain.learning.Evaluation;
import codev.session.domain.learning.Learning;
import codev.session.domain.participants.AttendanceStatus;
import codev.session.domain.participants.HalfDay;
import codev.session.domain.preparation.EarlierAction;
import codev.session.domain.preparation.QuorumDecision;
import codev.session.domain.preparation.Topic;
import codev.session.domain.synthesis.ActionPlan;
import codev.session.domain.template.ContributionKind;
import codev.session.domain.value.ActionId;
import codev.session.domain.value.CommandId;
import codev.session.domain.value.ContributionId;
import codev.session.domain.value.EncryptedText;
import codev.session.domain.value.LearningId;
import codev.session.domain.value.NoteId;
import codev.session.domain.value.Oversight;
import codev.session.domain.value.RemarkId;
import codev.session.domain.value.RuleViolation;
import codev.session.domain.value.RuleViolationException;
import codev.session.domain.value.SessionStatus;
import codev.session.domain.value.Step;
import codev.session.domain.value.TopicId;
import codev.session.domain.value.Username;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.function.BiFunction;
import java.util.stream.LongStream;
import org.axonframework.commandhandling.CommandResultMessage;
import org.axonframework.commandhandling.GenericCommandMessage;
import org.axonframework.commandhandling.SimpleCommandBus;
import org.axonframework.eventsourcing.EventSourcingRepository;
import org.axonframework.eventsourcing.eventstore.EmbeddedEventStore;
import org.axonframework.eventsourcing.eventstore.inmemory.InMemoryEventStorageEngine;
import org.axonframework.modelling.command.AggregateAnnotationCommandHandler;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Whatever people do, in whatever order: the same seeds every time, named when one fails. */
@DisplayName("Dans n'importe quel ordre, permis ou non")
class AnyOrderTest {
  private static final int SESSIONS = 480;
  private static final int COMMANDS = 300;

  /**
   * What these people do not meet with: whoever may open has opened already, there is one half-day,
   * every template allows every kind, who facilitates has the role, files are few. Other specs show
   * these refusals.
   */
  private static final Set<RuleViolation> NOT_MET =
      EnumSet.of(
          RuleViolation.FACILITATOR_ROLE_MISSING,
          RuleViolation.SESSION_ALREADY_OPENED,
          RuleViolation.HALF_DAY_HAS_NOT_BEGUN,
          RuleViolation.KIND_NOT_IN_TEMPLATE,
          RuleViolation.TOO_MANY_ATTACHMENTS);

  private static final Username PAUL = new Username("paul");
  private static final Username DAVID = new Username("david");

  @Test
  @DisplayName("aucune suite de demandes ne fait sortir une séance de la méthode")
  void nothing_leads_out_of_the_method() {
    var held = LongStream.range(0, SESSIONS).parallel().mapToObj(Held::of).toList();
    var happened = held.stream().flatMap(each -> each.happened().stream()).collect(toSet());
    var refusals = held.stream().flatMap(each -> each.refusals().stream()).collect(toSet());
    assertThat(happened)
        .as("every event came about, or nothing was tried")
        .containsExactlyInAnyOrderElementsOf(EventTypes.of("session", SessionEvent.class).all());
    assertThat(EnumSet.complementOf(EnumSet.copyOf(refusals)))
        .as("every refusal came about but those that these people cannot meet with")
        .isEqualTo(NOT_MET);
  }

  /** What came of one session. */
  private record Held(Set<Class<?>> happened, Set<RuleViolation> refusals) {
    static Held of(long seed) {
      var meeting = new Meeting(seed);
      meeting.hold();
      return new Held(
          meeting.log.stream().map(Object::getClass).collect(toSet()), meeting.refusals);
    }
  }

  /**
   * An entry that is no contribution.
   *
   * @param corrected the command by which this person corrects it
   */
  private record Own(UUID id, Username by, BiFunction<UUID, Username, SessionCommand> corrected) {}

  /** One session, its log, and people who ask for anything. */
  private static final class Meeting {
    private final long seed;
    private final Random chance;
    private final EmbeddedEventStore store =
        EmbeddedEventStore.builder().storageEngine(new InMemoryEventStorageEngine()).build();
    private final SimpleCommandBus bus = SimpleCommandBus.builder().build();
    private final CourseByTheMethod course = new CourseByTheMethod();
    private final Set<RuleViolation> refusals = EnumSet.noneOf(RuleViolation.class);
    private final List<Integer> ids = new ArrayList<>(List.of(10, 20, 30));
    private final List<UUID> said = new ArrayList<>();
    private final List<WordsTakenDown> typed = new ArrayList<>();
    private final List<SessionEvent> log = new ArrayList<>();
    private @Nullable ContributionMade latest;
    private @Nullable ContributionWithdrawn withdrawn;
    private final List<Own> own = new ArrayList<>();
    private @Nullable EntryWithdrawn entryWithdrawn;

    /** Few sessions come to one, and it can be changed in its step alone. */
    private @Nullable Own action;

    private Instant now = NOON;
    private int taken;

    @SuppressWarnings("resource") // the subscription lasts as long as the bus
    Meeting(long seed) {
      this.seed = seed;
      chance = new Random(seed);
      AggregateAnnotationCommandHandler.<Session>builder()
          .aggregateType(Session.class)
          .repository(EventSourcingRepository.builder(Session.class).eventStore(store).build())
          .build()
          .subscribe(bus);
      store.subscribe(
          stored -> stored.forEach(event -> log.add((SessionEvent) event.getPayload())));
    }

    void hold() {
      ask(schedule());
      if (seed % 10 == 0)
        ask(new ChangeSessionTemplate(SESSION, standard().shortened(), ANNE, now));
      for (int i = 0; i < COMMANDS; i++) {
        now = now.plus(Duration.ofSeconds(chance.nextInt(90)));
        if (seed % 3 == 0 && i % 50 == 25) ask(elsewhere(i));
        ask(
            throughAScribe(
                switch (chance.nextInt(8)) {
                  case 0 -> onward();
                  case 1, 2 -> contribute();
                  default -> anything();
                }));
      }
    }

    /** In another session of the group the earlier action is corrected, then withdrawn, in turn. */
    private SessionCommand elsewhere(int time) {
      return time % 100 == 25
          ? new ChangeEarlierAction(
              SESSION, new EarlierAction(EARLIER, BOB, words("mieux dit " + time), null), BOB, now)
          : new WithdrawEarlierAction(SESSION, EARLIER, BOB, now);
    }

    /** Now and then what somebody says is typed by another. */
    private SessionCommand throughAScribe(SessionCommand command) {
      return command instanceof DictatableCommand aloud && chance.nextInt(5) == 0
          ? new TakeDictation(aloud, lead())
          : command;
    }

    private void ask(SessionCommand command) {
      var answer = new CommandResultMessage<?>[1];
      bus.dispatch(new GenericCommandMessage<>(command), (_, result) -> answer[0] = result);
      try {
        if (answer[0].isExceptional()) {
          assertThat(answer[0].exceptionResult()).isInstanceOf(RuleViolationException.class);
          refusals.add(((RuleViolationException) answer[0].exceptionResult()).violation());
          assertThat(log).as("a refusal changes nothing").hasSize(taken);
        }
        for (var event : log.subList(taken, log.size())) {
          course.take(event);
          if (event instanceof ContributionMade e) {
            latest = e;
            said.add(e.contribution().id().value());
          }
          if (event instanceof ContributionWithdrawn e) withdrawn = e;
          if (event instanceof EntryWithdrawn e) entryWithdrawn = e;
          if (event instanceof TopicProposed e)
            own.add(new Own(e.topic().id().value(), e.by(), this::betterTopic));
          if (event instanceof NoteTaken e)
            own.add(new Own(e.note().value(), e.by(), this::betterNote));
          if (event instanceof ActionPlanned e) {
            action = new Own(e.action().id().value(), e.by(), this::betterAction);
            own.add(action);
          }
          if (event instanceof LearningStated e)
            own.add(new Own(e.learning().id().value(), e.by(), this::betterLearning));
          if (event instanceof RegulationRemarked e)
            own.add(new Own(e.remark().value(), e.by(), this::betterRemark));
          if (event instanceof WordsTakenDown e && e.entry() != null) typed.add(e);
        }
        taken = log.size();
      } catch (AssertionError | RuntimeException e) {
        throw new AssertionError(
            "seed " + seed + ", after " + log.size() + " events, " + command, e);
      }
    }

    private ScheduleSession schedule() {
      return new ScheduleSession(
          SESSION,
          GROUP,
          PROGRAMME,
          "Groupe Lumière",
          1,
          ANNE,
          List.of(ALICE, BOB, CARLA),
          seed % 2 == 0 ? standard() : twoClients(),
          NOON,
          null,
          null,
          now);
    }

    // ---- what brings a session forward ----

    private SessionCommand onward() {
      if (course.state() == SessionStatus.SCHEDULED) return open(Set.of(), null);
      var lead = course.facilitator();
      switch (course.step()) {
        case PREPARATION -> {
          for (int pass = 1; pass <= course.passes(); pass++)
            if (!course.hasClient(pass))
              return new ChooseTopic(
                  SESSION, new TopicId(someId()), pass, reasonMostly(), lead, now);
        }
        case PROBLEM_DEFINITION -> {
          var client = course.client();
          if (course.version() == 0 && client != null)
            return new RedefineContract(SESSION, terms("v" + chance.nextInt(3)), client, now);
          for (var missing : course.whoHasNotAccepted())
            return new AnswerContract(
                SESSION, course.version(), chance.nextInt(6) > 0, reason(), missing, now);
        }
        case CONSULTATION -> {
          if (chance.nextBoolean())
            return new MarkContribution(SESSION, saidLately(), true, client(), now);
        }
        case LEARNING -> {
          if (chance.nextInt(8) == 0) return new CloseSession(SESSION, reason(), lead, now);
        }
        default -> {}
      }
      return new GoToNextStep(SESSION, course.step(), reason(), null, lead, now);
    }

    // ---- and all the rest ----

    private SessionCommand anything() {
      return switch (chance.nextInt(68)) {
        case 0 -> schedule();
        case 1 ->
            chance.nextBoolean()
                ? new MoveSession(SESSION, after(chance.nextInt(3)), ANNE, now)
                : new ChangeSessionPlace(
                    SESSION, one("Salle Volta", "Salle Ampère"), null, ANNE, now);
        case 2 ->
            chance.nextInt(12) == 0
                ? new CancelSession(SESSION, ANNE, now)
                : open(Set.of(somebody()), seed % 5 == 0 ? words("plus tard") : null);
        case 3 -> new SeatMember(SESSION, DAVID, chance.nextBoolean(), ANNE, now);
        case 4 -> new AssignFacilitator(SESSION, one(ANNE, PAUL, ALICE), ANNE, now);
        case 5 -> open(Set.of(), null);
        case 6 ->
            new HandOverChair(
                SESSION,
                somebody(),
                chance.nextBoolean(),
                oversight(),
                words("malade"),
                lead(),
                now);
        case 7 ->
            new DecideOnQuorum(SESSION, one(QuorumDecision.values()), words("grève"), lead(), now);
        case 8, 9 ->
            new MarkAttendance(
                SESSION, somebody(), one(AttendanceStatus.values()), reason(), lead(), now);
        case 10 -> new SignAttendance(SESSION, halfDay(), somebody(), now);
        case 11, 12, 13 ->
            new ProposeTopic(SESSION, topic(new TopicId(newOrOldId())), somebody(), now);
        case 14, 60, 61 ->
            new VoteForTopic(SESSION, new TopicId(someId()), chance.nextInt(12), somebody(), now);
        case 15 ->
            new ChooseTopic(
                SESSION, new TopicId(someId()), 1 + chance.nextInt(2), reason(), lead(), now);
        case 16 ->
            new ReviewEarlierAction(
                SESSION,
                one(EARLIER, new ActionId(someId())),
                EarlierAction.Outcome.DONE,
                effect(3),
                reason(),
                one(BOB, somebody()),
                now);
        case 17 -> new GoToNextStep(SESSION, from(), reason(), null, lead(), now);
        case 18 -> new GoBack(SESSION, from(), reason(), null, lead(), now);
        case 19 -> new PauseSession(SESSION, from(), reason(), null, lead(), now);
        case 20 -> new BeginBreak(SESSION, from(), 10, reason(), null, lead(), now);
        case 21 -> new ResumeSession(SESSION, from(), null, lead(), now);
        case 22 -> new ExtendStep(SESSION, from(), 5, reason(), null, lead(), now);
        case 23, 24, 25, 26 -> contribute();
        case 27 -> new TakeNote(SESSION, new NoteId(newOrOldId()), words("note"), somebody(), now);
        case 28 -> new MarkContribution(SESSION, saidLately(), chance.nextBoolean(), client(), now);
        case 29 ->
            new RateReformulation(SESSION, saidLately(), 1 + chance.nextInt(5), client(), now);
        case 30 -> new RedefineContract(SESSION, terms("v" + chance.nextInt(3)), client(), now);
        case 31 ->
            new AnswerContract(
                SESSION,
                course.version() - chance.nextInt(2),
                chance.nextBoolean(),
                reason(),
                somebody(),
                now);
        case 32, 46, 47, 48, 49, 50, 51, 52, 53 ->
            new KeepIdeas(SESSION, List.of(oneOfTheLast(8)), client(), now);
        case 33 -> new WriteSynthesis(SESSION, words("s" + chance.nextInt(3)), client(), now);
        case 34 ->
            new PlanAction(
                SESSION,
                action(newOrOld(), chance.nextBoolean() ? LocalDate.of(2027, 2, 1) : null)
                    .from(chance.nextInt(3) == 0 ? saidLately() : null),
                client(),
                now);
        case 35 ->
            new StateLearning(
                SESSION,
                new Learning(
                    new LearningId(newOrOldId()),
                    Learning.About.SELF,
                    words("appris"),
                    null,
                    List.of()),
                somebody(),
                now);
        case 36 ->
            new MakeRemark(SESSION, new RemarkId(newOrOldId()), words("rythme"), somebody(), now);
        case 37 -> evaluation();
        case 38 -> new HideEntry(SESSION, someId().toString(), reason(), lead(), now);
        case 39 -> disown();
        case 40 ->
            new GiveFloor(
                SESSION, from(), chance.nextInt(3) == 0 ? null : somebody(), null, lead(), now);
        case 41 -> raiseHand();
        case 45, 59 ->
            new ClassifyContribution(
                SESSION,
                saidLately(),
                one(ContributionKind.values()),
                chance.nextInt(3) == 0 ? somebody() : lead(),
                now);
        case 44 -> new ShowPoints(SESSION, chance.nextBoolean(), commandId(), lead(), now);
        case 54, 55, 56 -> attachFile();
        case 57, 58 -> removeFile();
        case 42 -> change();
        case 62, 63, 64, 65, 66, 67 -> changeEntry();
        case 43 ->
            withdrawn != null && chance.nextInt(3) == 0
                ? new RestoreContribution(
                    SESSION,
                    withdrawn.contribution(),
                    commandId(),
                    one(withdrawn.by(), somebody()),
                    now)
                : new WithdrawContribution(
                    SESSION, saidLately(), commandId(), one(BOB, CARLA, somebody()), now);
        default ->
            chance.nextInt(8) == 0
                ? new CloseSession(SESSION, reason(), lead(), now)
                : contribute();
      };
    }

    private EvaluateSession evaluation() {
      var item = one("H1", "H7", "H9");
      var answers = words("{" + chance.nextInt(2) + "}");
      var evaluation = new Evaluation(items(item), answers, null, null);
      return new EvaluateSession(SESSION, evaluation, List.of(item), somebody(), now);
    }

    /** To what was said last, by its author, mostly. */
    private AttachFile attachFile() {
      var file =
          new Attachment(words("plan.png"), Attachment.Type.PNG, 9, "digest" + chance.nextInt(2));
      return latest == null || chance.nextInt(3) == 0
          ? new AttachFile(SESSION, entryLately(), file, somebody(), now)
          : new AttachFile(SESSION, latest.contribution().id().toString(), file, latest.by(), now);
    }

    /** What was attached last, mostly. */
    private RemoveFile removeFile() {
      var attached =
          log.stream()
              .filter(FileAttached.class::isInstance)
              .map(FileAttached.class::cast)
              .reduce((_, later) -> later);
      return attached.isEmpty() || chance.nextInt(4) == 0
          ? new RemoveFile(SESSION, entryLately(), somebody(), now)
          : new RemoveFile(SESSION, attached.get().entry(), attached.get().by(), now);
    }

    private String entryLately() {
      return chance.nextInt(3) == 0 ? someId().toString() : saidLately().toString();
    }

    private RaiseHand raiseHand() {
      var by = chance.nextInt(3) == 0 ? lead() : somebody();
      var member = chance.nextInt(3) == 0 ? somebody() : by;
      return new RaiseHand(SESSION, member, chance.nextInt(3) > 0, null, by, now);
    }

    /** What somebody wrote lately, by themselves mostly; what was withdrawn last comes back. */
    private SessionCommand changeEntry() {
      if (own.isEmpty())
        return new WithdrawEntry(SESSION, someId().toString(), commandId(), somebody(), now);
      var lately =
          action != null && chance.nextBoolean()
              ? action
              : own.get(Math.max(0, own.size() - 1 - chance.nextInt(4)));
      var by = chance.nextInt(4) == 0 ? somebody() : lately.by();
      if (entryWithdrawn != null && chance.nextInt(3) == 0)
        return new RestoreEntry(
            SESSION,
            entryWithdrawn.entry(),
            commandId(),
            one(entryWithdrawn.by(), somebody()),
            now);
      return chance.nextBoolean()
          ? lately.corrected().apply(lately.id(), by)
          : new WithdrawEntry(SESSION, lately.id().toString(), commandId(), by, now);
    }

    private SessionCommand betterTopic(UUID id, Username by) {
      var better =
          new Topic(
              new TopicId(id),
              Topic.Kind.CONCERN,
              better(),
              null,
              null,
              null,
              null,
              null,
              null,
              null,
              null,
              true);
      return new CorrectTopic(SESSION, better, commandId(), by, now);
    }

    private SessionCommand betterNote(UUID id, Username by) {
      return new CorrectNote(SESSION, new NoteId(id), better(), commandId(), by, now);
    }

    private SessionCommand betterAction(UUID id, Username by) {
      var better =
          new ActionPlan(
              new ActionId(id),
              better(),
              null,
              null,
              chance.nextBoolean() ? LocalDate.of(2027, 2, 1) : null,
              null,
              null,
              null,
              null,
              null,
              null);
      return new CorrectAction(SESSION, better, commandId(), by, now);
    }

    private SessionCommand betterLearning(UUID id, Username by) {
      var better =
          new Learning(new LearningId(id), Learning.About.GROUP, better(), null, List.of());
      return new CorrectLearning(SESSION, better, commandId(), by, now);
    }

    private SessionCommand betterRemark(UUID id, Username by) {
      return new CorrectRemark(SESSION, new RemarkId(id), better(), commandId(), by, now);
    }

    private EncryptedText better() {
      return words("mieux dit " + chance.nextInt(3));
    }

    /** What was typed last for somebody, or what was said lately; both may be over. */
    private CorrectContribution change() {
      if (withdrawn != null && chance.nextInt(4) == 0)
        return new CorrectContribution(
            SESSION, withdrawn.contribution(), words("trop tard"), null, withdrawn.by(), now);
      var lately = typed.isEmpty() ? null : typed.getLast();
      var said =
          lately != null && lately.entry() != null && chance.nextInt(3) == 0
              ? new ContributionId(UUID.fromString(lately.entry()))
              : saidLately();
      return new CorrectContribution(
          SESSION,
          said,
          words("mieux dit " + chance.nextInt(3)),
          commandId(),
          one(BOB, CARLA, client(), somebody()),
          now);
    }

    private DisownWords disown() {
      if (typed.isEmpty()) return new DisownWords(SESSION, someId().toString(), somebody(), now);
      var lately = typed.get(chance.nextInt(typed.size()));
      return new DisownWords(
          SESSION, String.valueOf(lately.entry()), one(lately.speaker(), somebody()), now);
    }

    private OpenSession open(Set<Username> withoutCharter, @Nullable EncryptedText because) {
      return new OpenSession(
          SESSION,
          withoutCharter,
          List.of(earlierAction()),
          List.of(),
          PARIS,
          because,
          course.facilitator(),
          now);
    }

    private Contribute contribute() {
      var here = Arrays.stream(ContributionKind.values()).filter(k -> k.isOf(from())).toList();
      var kind =
          here.isEmpty() || chance.nextInt(3) == 0
              ? one(ContributionKind.values())
              : here.get(chance.nextInt(here.size()));
      return new Contribute(
          SESSION,
          new Contribution(
              new ContributionId(newOrOldId()),
              chance.nextInt(5) == 0 ? null : kind,
              words("texte"),
              chance.nextInt(5) == 0 ? new ContributionId(someId()) : null,
              chance.nextInt(4) == 0 ? Audience.FACILITATOR : null),
          somebody(),
          now);
    }

    // ---- who, where, which ----

    private Oversight oversight() {
      if (seed % 8 == 0) return Oversight.MANAGES;
      return seed % 8 == 1 ? Oversight.REVIEWS : Oversight.NONE;
    }

    private Username somebody() {
      return one(ANNE, ALICE, BOB, CARLA, ALICE, BOB, CARLA, DAVID, PAUL, STRANGER);
    }

    private Username lead() {
      return chance.nextInt(4) == 0 ? somebody() : course.facilitator();
    }

    private Username client() {
      var client = course.client();
      return client == null || chance.nextInt(4) == 0 ? somebody() : client;
    }

    private Step from() {
      return chance.nextInt(8) == 0 ? one(Step.values()) : course.step();
    }

    private @Nullable EncryptedText reason() {
      return chance.nextBoolean() ? words("parce que") : null;
    }

    private @Nullable EncryptedText reasonMostly() {
      return chance.nextInt(4) == 0 ? null : words("urgent");
    }

    /** Often none, and seldom one that has been used. */
    private @Nullable CommandId commandId() {
      return chance.nextInt(3) == 0 ? new CommandId(someId()) : null;
    }

    private UUID someId() {
      var lately = Math.max(0, ids.size() - 8);
      var from = chance.nextBoolean() ? lately : 0;
      return uuid(ids.get(from + chance.nextInt(ids.size() - from)));
    }

    private ContributionId saidLately() {
      return oneOfTheLast(4);
    }

    private ContributionId oneOfTheLast(int contributions) {
      if (said.isEmpty()) return new ContributionId(someId());
      return new ContributionId(
          said.get(Math.max(0, said.size() - 1 - chance.nextInt(contributions))));
    }

    private UUID newOrOldId() {
      return uuid(newOrOld());
    }

    private int newOrOld() {
      if (chance.nextInt(5) == 0) return ids.get(chance.nextInt(ids.size()));
      var id = 100 + ids.size();
      ids.add(id);
      return id;
    }

    private @Nullable HalfDay halfDay() {
      return switch (chance.nextInt(3)) {
        case 0 -> HalfDay.MORNING;
        case 1 -> HalfDay.AFTERNOON;
        default -> null;
      };
    }

    @SafeVarargs
    private <T> T one(T... of) {
      return of[chance.nextInt(of.length)];
    }
  }
}
