package codev.learning.outcomes.figures;

import codev.infra.confidentiality.TextEncryption;
import codev.infra.eventstore.axon.CommandSender;
import codev.infra.projections.ReadModels;
import codev.infra.testkit.TestBroker;
import codev.infra.testkit.TestIdentityProvider;
import codev.infra.testkit.TestMongo;
import codev.infra.testkit.TestPostgres;
import codev.learning.LearningServiceApplication;
import codev.learning.accesslog.AwaitingLog;
import codev.learning.domain.LearningServiceCommand;
import codev.learning.domain.LearningServiceCommand.CommitToAction;
import codev.learning.domain.LearningServiceCommand.NoteLearning;
import codev.learning.domain.LearningServiceCommand.NotePersonFact;
import codev.learning.domain.LearningServiceCommand.NoteProgrammeFact;
import codev.learning.domain.LearningServiceCommand.NoteSessionFact;
import codev.learning.domain.LearningServiceCommand.NoteSessionHeld;
import codev.learning.domain.event.ActionEvent.ActionCommitted;
import codev.learning.domain.event.JournalEvent.LearningKept;
import codev.learning.domain.event.PersonEvent.GroupJoined;
import codev.learning.domain.event.PersonEvent.PersonNoted;
import codev.learning.domain.event.ProgrammeEvent.ProgrammeNoted;
import codev.learning.domain.event.SessionOutcomeEvent.EvaluationReceived;
import codev.learning.domain.event.SessionOutcomeEvent.SessionHeld;
import codev.learning.domain.outcomes.Aim;
import codev.learning.domain.person.Username;
import codev.learning.domain.survey.ParticipantRole;
import codev.learning.domain.value.ActionId;
import codev.learning.domain.value.ActionPlan;
import codev.learning.domain.value.EncryptedText;
import codev.learning.domain.value.GroupId;
import codev.learning.domain.value.Learning;
import codev.learning.domain.value.LearningId;
import codev.learning.domain.value.ProgrammeId;
import codev.learning.domain.value.SessionId;
import codev.learning.domain.value.SessionStatistics;
import codev.learning.outcomes.anonymity.ObservationFilter;
import codev.learning.outcomes.anonymity.Viewer;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.ToLongFunction;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.springframework.boot.builder.SpringApplicationBuilder;

/**
 * How long the figures of a large programme take: 50 groups of 8, 9 sessions each. No test; run by
 * hand, as a program.
 */
final class OutcomesBenchmark {
  private static final int GROUPS = 50;
  private static final int MEMBERS = 8;
  private static final int SESSIONS = 9;
  private static final Instant START = Instant.parse("2027-01-11T08:00:00Z");
  private static final ProgrammeId PROGRAMME = new ProgrammeId(UUID.randomUUID());

  private final TextEncryption encryption;
  private final Consumer<LearningServiceCommand> commands;

  private OutcomesBenchmark(TextEncryption encryption, Consumer<LearningServiceCommand> commands) {
    this.encryption = encryption;
    this.commands = commands;
  }

  public static void main(String... none) throws IOException {
    var log = TestPostgres.database();
    var vault = TestPostgres.database();
    var identity = new TestIdentityProvider();
    var keys = Files.createTempDirectory("keys");
    var settings =
        Map.<String, Object>ofEntries(
            Map.entry("server.port", 0),
            Map.entry("spring.datasource.url", log.url()),
            Map.entry("spring.datasource.username", TestPostgres.Database.USERNAME),
            Map.entry("spring.datasource.password", TestPostgres.Database.PASSWORD),
            Map.entry("codev.keys.url", vault.url()),
            Map.entry("codev.keys.username", TestPostgres.Database.USERNAME),
            Map.entry("codev.keys.password", TestPostgres.Database.PASSWORD),
            Map.entry("codev.keys.master-key-file", keys.resolve("master").toString()),
            Map.entry("codev.audit.signing-key-file", keys.resolve("audit").toString()),
            Map.entry("spring.mongodb.uri", TestMongo.freshUri()),
            Map.entry("spring.kafka.bootstrap-servers", TestBroker.shared().bootstrapServers()),
            Map.entry("codev.relay.partitions", 1),
            Map.entry("codev.identity.issuer", identity.issuer()),
            Map.entry("codev.identity.jwks", identity.jwks()));
    var arguments =
        settings.entrySet().stream().map(s -> "--" + s.getKey() + "=" + s.getValue()).toList();
    try (var service =
        new SpringApplicationBuilder(LearningServiceApplication.class)
            .run(arguments.toArray(String[]::new))) {
      var commands = service.getBean(CommandSender.class);
      var last = new long[1];
      new OutcomesBenchmark(
              service.getBean(TextEncryption.class), c -> last[0] = commands.send(c).position())
          .happen();
      if (!service.getBean(ReadModels.class).await(last[0], Duration.ofMinutes(5)))
        throw new IllegalStateException("the views are late");
      System.out.println("positions in the log: " + last[0]);
      measure(service.getBean(OutcomesQueries.class), service.getBean(AggregationCache.class));
    }
    identity.close();
    System.exit(0);
  }

  /** Anew each time, as whoever looks first, and going on from what was bound. */
  private static void measure(OutcomesQueries outcomes, AggregationCache aggregations) {
    report("anew", outcomes, () -> aggregations.invalidate(PROGRAMME.toString()));
    report("going on", outcomes, () -> {});
  }

  private static void report(String how, OutcomesQueries outcomes, Runnable before) {
    var took =
        Stream.generate(
                () -> {
                  before.run();
                  return read(outcomes);
                })
            .limit(40)
            .toList();
    for (var what : List.<ToLongFunction<Took>>of(Took::wallMicros, Took::cpuMicros)) {
      var later = took.stream().skip(10).mapToLong(what).sorted().toArray();
      System.out.println("%s: median %d µs, worst %d µs".formatted(how, later[15], later[29]));
    }
  }

  /**
   * @param cpuMicros of the reading thread: tells more than the clock on a busy machine
   */
  private record Took(long wallMicros, long cpuMicros) {}

  private static Took read(OutcomesQueries outcomes) {
    var threads = ManagementFactory.getThreadMXBean();
    var cpu = threads.getCurrentThreadCpuTime();
    var start = System.nanoTime();
    var figures =
        outcomes
            .figures(PROGRAMME.toString(), Viewer.MANAGER, ObservationFilter.ALL)
            .map(AwaitingLog::open)
            .orElseThrow();
    var took =
        new Took(
            (System.nanoTime() - start) / 1_000, (threads.getCurrentThreadCpuTime() - cpu) / 1_000);
    if (figures.figures().stream().noneMatch(figure -> figure.value() != null))
      throw new IllegalStateException("no figure is shown");
    return took;
  }

  private void happen() {
    commands.accept(
        new NoteProgrammeFact(
            new ProgrammeNoted(
                PROGRAMME, "Large", List.of(Aim.MANAGERIAL_PRACTICE), 5, List.of(), START)));
    for (int g = 0; g < GROUPS; g++) {
      var group = new GroupId(UUID.randomUUID());
      var members = members(g);
      for (var member : members) {
        commands.accept(
            new NotePersonFact(new PersonNoted(member, "unit" + g % 5, "site" + g % 3, START)));
        commands.accept(new NotePersonFact(new GroupJoined(member, group, PROGRAMME, START)));
      }
      for (int s = 0; s < SESSIONS; s++) hold(group, members, s);
    }
  }

  private static List<Username> members(int group) {
    return IntStream.range(0, MEMBERS)
        .mapToObj(m -> new Username("member%d-%d".formatted(group, m)))
        .toList();
  }

  private void hold(GroupId group, List<Username> members, int number) {
    var session = new SessionId(UUID.randomUUID());
    var client = members.get(number % MEMBERS);
    var at = START.plus(Duration.ofDays(28L * number));
    var plan =
        new ActionPlan(sealed(client, "what"), null, null, null, null, null, null, null, null);
    var action = new ActionId(UUID.randomUUID());
    commands.accept(
        new CommitToAction(
            new ActionCommitted(action, session, group, PROGRAMME, client, plan, at)));
    for (var member : members) {
      var role = member.equals(client) ? ParticipantRole.CLIENT : ParticipantRole.CONSULTANT;
      var answers = "{\"H1\":4,\"H2\":5,\"H3\":3,\"H4\":4,\"H5\":4,\"H6\":5,\"H9\":4,\"H10\":8}";
      commands.accept(
          new NoteSessionFact(
              new EvaluationReceived(
                  session, group, PROGRAMME, member, role, null, sealed(member, answers), at)));
      var learning =
          new Learning(
              new LearningId(UUID.randomUUID()),
              Learning.About.SELF,
              sealed(member, "learnt"),
              null,
              List.of());
      commands.accept(
          new NoteLearning(new LearningKept(member, session, group, PROGRAMME, learning, at)));
    }
    commands.accept(
        new NoteSessionHeld(
            new SessionHeld(session, group, PROGRAMME, course(client, members, at), at),
            List.of(client)));
  }

  private static SessionStatistics course(Username client, List<Username> members, Instant at) {
    return new SessionStatistics(
        client,
        at,
        at.plus(Duration.ofHours(3)),
        members.stream()
            .map(
                m ->
                    new SessionStatistics.Presence(
                        m, SessionStatistics.AttendanceStatus.PRESENT, true))
            .toList(),
        List.of(new SessionStatistics.StepDuration("CONSULTATION", 45, 47)),
        true,
        true,
        Map.of(members.getLast(), 9));
  }

  private EncryptedText sealed(Username author, String words) {
    return new EncryptedText(encryption.encrypt(author.value(), "measured", words));
  }
}
