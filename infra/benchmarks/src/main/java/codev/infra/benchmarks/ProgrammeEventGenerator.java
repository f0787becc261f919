package codev.infra.benchmarks;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Generates the events of a large programme as learning-service would have stored them. */
final class ProgrammeEventGenerator {
  private static final int MEMBERS = 8;
  private static final int UNITS = 12;
  private static final int SITES = 5;
  private static final int GROUPS_AT_ONCE = 32;
  private static final List<String> COMPETENCIES =
      List.of("listening", "questioning", "reframing", "delegating", "acting", "cooperating");
  private static final Instant START = Instant.parse("2026-01-12T08:00:00Z");

  private final LearningServiceEventWriter log;
  private final int groups;
  private final int sessions;
  private final UUID id = UUID.randomUUID();
  private final List<OpenAction> open = new ArrayList<>();

  /** An action that its owner has not ended. */
  record OpenAction(UUID action, String owner) {}

  ProgrammeEventGenerator(LearningServiceEventWriter log, int groups, int sessions) {
    this.log = log;
    this.groups = groups;
    this.sessions = sessions;
  }

  UUID id() {
    return id;
  }

  /** One of the last session of each group. */
  List<OpenAction> open() {
    return open;
  }

  void write() throws InterruptedException {
    var competencies =
        COMPETENCIES.stream().map(key -> Map.of("key", key, "fr", key, "en", key)).toList();
    var programme = new Stream("Programme", "programme/" + id);
    programme.add(
        new StoredLearningEvent.ProgrammeNoted(
            id, "Large " + groups, List.of("MANAGERIAL_PRACTICE"), 5, competencies, START));
    var startsOn = LocalDate.ofInstant(START, ZoneOffset.UTC);
    programme.add(
        new StoredLearningEvent.ProgrammeDated(
            id, startsOn, startsOn.plusWeeks(4L * sessions), START));
    var all = IntStream.range(0, groups).mapToObj(Group::new).toList();
    atOnce(all, Group::form);
    atOnce(all, Group::begin);
    for (int session = 0; session < sessions; session++) {
      var number = session;
      atOnce(all, group -> group.hold(number));
    }
    atOnce(all, Group::end);
  }

  /** As time goes by, all groups come to the same point at about the same time. */
  private static void atOnce(List<Group> groups, Consumer<Group> doing)
      throws InterruptedException {
    var places = new Semaphore(GROUPS_AT_ONCE);
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      var written = new ArrayList<CompletableFuture<?>>();
      for (var group : groups) {
        places.acquire();
        written.add(
            CompletableFuture.runAsync(() -> doing.accept(group), threads)
                .whenComplete((_, _) -> places.release()));
      }
      written.forEach(CompletableFuture::join);
    }
  }

  /** One aggregate's events, in their order. */
  private final class Stream {
    private final String type;
    private final String stream;
    private long next;

    Stream(String type, String stream) {
      this.type = type;
      this.stream = stream;
    }

    void add(StoredLearningEvent fact) {
      log.append(type, stream, next++, fact);
    }
  }

  private final class Group {
    private final UUID group = UUID.randomUUID();
    private final Random random;
    private final List<String> members;
    private final Map<String, Stream> people = new HashMap<>();
    private final Map<String, Stream> journals = new HashMap<>();

    Group(int number) {
      random = new Random(number);
      var username = id.toString().substring(0, 8) + "." + number;
      members = IntStream.range(0, MEMBERS).mapToObj(m -> username + "." + m).toList();
    }

    void form() {
      new Stream("Group", "group/" + group)
          .add(
              new StoredLearningEvent.GroupNoted(
                  group, id, "Groupe", "facilitator", members, START));
      for (var member : members) {
        var person = new Stream("Person", "person/" + member);
        people.put(member, person);
        journals.put(member, new Stream("Journal", "journal/" + member));
        var unit = "Unit " + random.nextInt(UNITS);
        var site = "Site " + random.nextInt(SITES);
        person.add(new StoredLearningEvent.PersonNoted(member, unit, site, START));
        person.add(new StoredLearningEvent.GroupJoined(member, group, id, START));
      }
    }

    void begin() {
      for (var member : members) {
        survey(member, "SKILLS", "START", "C", 12, 10, START);
        survey(member, "CLIMATE", "START", "H", 4, 5, START);
      }
    }

    void end() {
      var end = at(sessions);
      for (var member : members) {
        survey(member, "SKILLS", "END", "C", 12, 10, end);
        survey(member, "FOLLOW_UP", "THREE_MONTHS", "F", 8, 5, end.plus(Duration.ofDays(95)));
      }
    }

    private Instant at(int number) {
      return START.plus(Duration.ofDays(28L * number)).plusSeconds(random.nextInt(400_000));
    }

    private void survey(
        String member,
        String survey,
        String moment,
        String prefix,
        int items,
        int most,
        Instant at) {
      var words = answers(IntStream.rangeClosed(1, items).mapToObj(i -> prefix + i).toList(), most);
      stream(people, member)
          .add(
              new StoredLearningEvent.SurveyAnswered(
                  member,
                  survey,
                  moment,
                  group,
                  id,
                  log.sealed(member, "survey/" + survey + "/" + moment, words),
                  at));
    }

    private String answers(List<String> items, int most) {
      return items.stream()
          .map(item -> "\"" + item + "\":" + (1 + random.nextInt(item.equals("H10") ? 10 : most)))
          .collect(Collectors.joining(",", "{", "}"));
    }

    void hold(int number) {
      var session = UUID.randomUUID();
      var at = at(number);
      var client = members.get(number % MEMBERS);
      var outcome = new Stream("SessionOutcome", "session/" + session);
      outcome.add(new StoredLearningEvent.ClientChosen(session, group, id, client, at));
      for (int i = 0; i < 2; i++) act(session, client, at, number == sessions - 1 && i == 1);
      for (var member : members) evaluate(outcome, session, client, member, at);
      outcome.add(new StoredLearningEvent.SessionHeld(session, group, id, course(client, at), at));
    }

    private void act(UUID session, String client, Instant at, boolean staysOpen) {
      var action = UUID.randomUUID();
      var stream = new Stream("Action", "action/" + action);
      var due = LocalDate.ofInstant(at, ZoneOffset.UTC).plusDays(21);
      var text = log.sealed(client, "action/" + action + "/what", "Demander avant de proposer");
      stream.add(
          new StoredLearningEvent.ActionCommitted(
              action, session, group, id, client, new StoredLearningEvent.Plan(text, due, 7), at));
      if (staysOpen) {
        synchronized (open) {
          open.add(new OpenAction(action, client));
        }
        return;
      }
      stream.add(
          new StoredLearningEvent.ActionProgressed(
              action,
              group,
              id,
              client,
              "DONE",
              1 + random.nextInt(5),
              at.plus(Duration.ofDays(20))));
    }

    private void evaluate(Stream outcome, UUID session, String client, String member, Instant at) {
      var isClient = member.equals(client);
      var items = new ArrayList<>(List.of("H1", "H2", "H3", "H4", "H5", "H6"));
      items.addAll(isClient ? List.of("H7", "H8") : List.of("H9"));
      items.add("H10");
      var words = log.sealed(member, "evaluation/answers", answers(items, 5));
      outcome.add(
          new StoredLearningEvent.EvaluationReceived(
              session, group, id, member, isClient ? "CLIENT" : "CONSULTANT", items, words, at));
      var learning = UUID.randomUUID();
      stream(journals, member)
          .add(
              new StoredLearningEvent.LearningKept(
                  member,
                  session,
                  group,
                  id,
                  new StoredLearningEvent.Learning(
                      learning,
                      "SELF",
                      log.sealed(member, "learning/" + learning, "Écouter jusqu'au bout"),
                      List.of(COMPETENCIES.get(random.nextInt(COMPETENCIES.size())))),
                  at));
    }

    private StoredLearningEvent.Course course(String client, Instant at) {
      var steps =
          List.of("PREPARATION", "PRESENTATION", "CLARIFICATION", "CONSULTATION").stream()
              .map(key -> new StoredLearningEvent.StepDuration(key, 30, 22 + random.nextInt(20)))
              .toList();
      return new StoredLearningEvent.Course(
          client,
          at,
          at.plus(Duration.ofHours(3)),
          members.stream()
              .map(member -> new StoredLearningEvent.Presence(member, "PRESENT", true))
              .toList(),
          steps,
          true,
          true,
          members.stream().collect(Collectors.toMap(m -> m, _ -> 1 + random.nextInt(9))));
    }

    private static Stream stream(Map<String, Stream> streams, String member) {
      return Objects.requireNonNull(streams.get(member));
    }
  }
}
