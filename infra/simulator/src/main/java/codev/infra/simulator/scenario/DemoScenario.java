package codev.infra.simulator.scenario;

import static codev.infra.simulator.scenario.GroupPlay.MANAGER;

import codev.infra.localplatform.process.CliException;
import codev.infra.simulator.client.ApiClient;
import codev.infra.simulator.client.ApiRequest;
import codev.infra.simulator.people.SimulatedGroup;
import codev.infra.simulator.people.SimulatedPeople;
import codev.infra.simulator.people.SimulatedPerson;
import codev.infra.simulator.phrases.PhraseBook;
import codev.infra.simulator.phrases.SeededRandom;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;

/**
 * The whole demonstration: a programme that is over, and from four groups on a second one that is
 * under way. What is there already stays as it is.
 */
public final class DemoScenario {
  private static final String SPONSOR = "sponsor";

  /** Two are enough for a sponsor to see figures. */
  private static final int TWO_PROGRAMMES_FROM = 4;

  /** Long enough ago that people have been asked again after six months. */
  private static final int SINCE_THE_END_DAYS = 195;

  /** As many as keep two processors busy. */
  private static final int GROUPS_AT_ONCE = 4;

  /** Each facilitates two, and could take another. */
  private static final int GROUPS_EACH = 3;

  private static final String QUALIFICATION = "Formation à l’animation du codéveloppement";

  /** How long before the first programme they qualified. */
  private static final int QUALIFIED_FOR_YEARS = 2;

  private static final String OTHER_NUMBERS =
      "a demonstration with this seed already exists with a different number of groups or"
          + " sessions. Choose another seed with --seed.";

  /** What it wants to reach, by the key of the figure. */
  private static final Map<String, Double> TARGETS =
      Map.ofEntries(
          Map.entry("H1", 4.0),
          Map.entry("H3", 4.2),
          Map.entry("recommendation", 30.0),
          Map.entry("sessions.rotation", 0.8),
          Map.entry("sessions.attendance", 0.9),
          Map.entry("fidelity.contribution-gini", 0.25),
          Map.entry("skills.change.all", 1.0),
          Map.entry("cooperation.across", 0.5),
          Map.entry("actions.done-share", 0.7),
          Map.entry("actions.effect", 3.5),
          Map.entry("follow-up.three-months.F1", 4.0));

  private final ApiClient apiClient;
  private final PhraseBook phraseBook;
  private final SimulatedPeople people;
  private final SeededRandom random;
  private final int sessions;
  private final Instant now;
  private final ProgressListener progress;

  public DemoScenario(
      ApiClient apiClient,
      PhraseBook phraseBook,
      SimulatedPeople people,
      long seed,
      int sessions,
      Instant now,
      ProgressListener progress) {
    this.apiClient = apiClient;
    this.phraseBook = phraseBook;
    this.people = people;
    this.random = SeededRandom.of(seed);
    this.sessions = sessions;
    this.now = now;
    this.progress = progress;
  }

  /** Answers the programmes' ids, the first one with the most to see. */
  public List<UUID> play() {
    var plans = plans();
    var groups = new ArrayList<GroupPlay>();
    for (var plan : plans)
      for (var group : plan.groups())
        groups.add(
            new GroupPlay(
                apiClient, phraseBook, random.about(group.name()), plan, group, now, progress));
    progress.expect(plans.size());
    register(plans.getFirst().startsOn());
    for (var plan : plans) declare(plan);
    atOnce(groups);
    return plans.stream().map(ProgrammeSchedule::id).toList();
  }

  private List<ProgrammeSchedule> plans() {
    var groups = people.groups();
    var today = LocalDate.ofInstant(now, ProgrammeSchedule.PLACE);
    int under = groups.size() < TWO_PROGRAMMES_FROM ? 0 : groups.size() / 3;
    var over =
        plan(
            "Managers de proximité",
            List.of("MANAGERIAL_PRACTICE", "GROUP_PERFORMANCE"),
            groups.subList(0, groups.size() - under),
            4,
            ProgrammeSchedule.startForEnd(today.minusDays(SINCE_THE_END_DAYS), sessions, 4));
    if (under == 0) return List.of(over);
    var underWay =
        plan(
            "Accompagner la transformation",
            List.of("CHANGE_SUPPORT", "MANAGERIAL_PRACTICE"),
            groups.subList(groups.size() - under, groups.size()),
            3,
            ProgrammeSchedule.startForSession(today, sessions / 2, 3));
    return List.of(over, underWay);
  }

  /** One that exists keeps its days. */
  private ProgrammeSchedule plan(
      String name, List<String> aims, List<SimulatedGroup> groups, int weeks, LocalDate start) {
    var id = random.id(name);
    var existing = apiClient.send(ApiRequest.read(MANAGER, now, "/api/programmes/" + id));
    var startsOn = existing.body().path("startsOn").asString("");
    return new ProgrammeSchedule(
        id,
        name,
        aims,
        groups,
        sessions,
        weeks,
        startsOn.isEmpty() ? start : LocalDate.parse(startsOn));
  }

  private void register(LocalDate first) {
    var entries = people.everybody().stream().map(SimulatedPerson::entry).toList();
    var at = first.minusDays(21).atTime(9, 0).atZone(ProgrammeSchedule.PLACE).toInstant();
    apiClient.must(new ApiRequest(MANAGER, at, "/api/people", entries));
    var since = first.minusYears(QUALIFIED_FOR_YEARS).toString();
    for (var facilitator : people.facilitators()) {
      var entry =
          Map.of(
              "username",
              facilitator.username(),
              "title",
              QUALIFICATION,
              "since",
              since,
              "capacity",
              GROUPS_EACH);
      apiClient.mustEventually(new ApiRequest(MANAGER, at, "/api/facilitators", entry));
    }
  }

  private void declare(ProgrammeSchedule schedule) {
    var at = schedule.at(schedule.startsOn().minusDays(20), 10);
    var call = new ApiRequest(MANAGER, at, "/api/programmes", ProgrammeRequestBody.of(schedule));
    if (apiClient.send(call).status() == 409) throw new CliException(OTHER_NUMBERS);
    apiClient.must(call);
    grantSponsor(schedule, at);
    setTargets(schedule, at);
    progress.done();
  }

  private void grantSponsor(ProgrammeSchedule schedule, Instant at) {
    var grant =
        Map.of(
            "id",
            random.id("sponsor of " + schedule.name()),
            "username",
            SPONSOR,
            "role",
            "SPONSOR",
            "scope",
            Map.of("kind", "PROGRAMME", "id", schedule.id()),
            "reason",
            "Commanditaire du programme");
    apiClient.must(new ApiRequest(MANAGER, at, "/api/grants", grant));
  }

  /** Other targets may have been set since. */
  private void setTargets(ProgrammeSchedule schedule, Instant at) {
    var path = "/api/programmes/" + schedule.id() + "/outcomes";
    var outcomes = apiClient.await(ApiRequest.read(MANAGER, at, path), _ -> true);
    if (outcomes.body().path("targets").isEmpty())
      apiClient.must(new ApiRequest(MANAGER, at, path + "/targets", Map.of("targets", TARGETS)));
  }

  private static void atOnce(List<GroupPlay> groups) {
    var permits = new Semaphore(GROUPS_AT_ONCE);
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      var plays =
          groups.stream()
              .map(group -> CompletableFuture.runAsync(() -> withPermit(permits, group), threads))
              .toList();
      plays.forEach(CompletableFuture::join);
    } catch (CompletionException e) {
      throw e.getCause() instanceof RuntimeException failure ? failure : e;
    }
  }

  private static void withPermit(Semaphore permits, GroupPlay group) {
    permits.acquireUninterruptibly();
    try {
      group.play();
    } finally {
      permits.release();
    }
  }
}
