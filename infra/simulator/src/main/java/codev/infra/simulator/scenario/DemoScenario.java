package codev.infra.simulator.scenario;

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
 * under way. Whatever is there already stays as it is.
 */
public final class DemoScenario {
  /** Who declares programmes. */
  static final String MANAGER = "manager";

  /** Two are enough for a sponsor to see figures. */
  private static final int TWO_PROGRAMMES_FROM = 4;

  /** Long enough ago that people have been asked again after six months. */
  private static final int SINCE_THE_END_DAYS = 195;

  /** As many as keep two processors busy. */
  private static final int GROUPS_AT_ONCE = 4;

  private static final String OTHER_NUMBERS =
      "a demonstration with this seed, but other numbers of groups or sessions, is here already;"
          + " choose another with --seed";

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
          Map.entry("actions.effect", 3.5),
          Map.entry("follow-up.three-months.F1", 4.0));

  private final ApiClient edge;
  private final PhraseBook stock;
  private final SimulatedPeople cast;
  private final SeededRandom random;
  private final int sessions;
  private final Instant now;
  private final ProgressListener progress;

  public DemoScenario(
      ApiClient edge,
      PhraseBook stock,
      SimulatedPeople cast,
      long seed,
      int sessions,
      Instant now,
      ProgressListener progress) {
    this.edge = edge;
    this.stock = stock;
    this.cast = cast;
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
      for (var troupe : plan.troupes())
        groups.add(
            new GroupPlay(edge, stock, random.about(troupe.name()), plan, troupe, now, progress));
    progress.expect(plans.size());
    register(plans.getFirst().startsOn());
    for (var plan : plans) declare(plan);
    atOnce(groups);
    return plans.stream().map(ProgrammeSchedule::id).toList();
  }

  private List<ProgrammeSchedule> plans() {
    var troupes = cast.troupes();
    var today = LocalDate.ofInstant(now, ProgrammeSchedule.PLACE);
    int under = troupes.size() < TWO_PROGRAMMES_FROM ? 0 : troupes.size() / 3;
    var over =
        plan(
            "Managers de proximité",
            List.of("MANAGERIAL_PRACTICE", "GROUP_PERFORMANCE"),
            troupes.subList(0, troupes.size() - under),
            4,
            ProgrammeSchedule.startForEnd(today.minusDays(SINCE_THE_END_DAYS), sessions, 4));
    if (under == 0) return List.of(over);
    var underWay =
        plan(
            "Accompagner la transformation",
            List.of("CHANGE_SUPPORT", "MANAGERIAL_PRACTICE"),
            troupes.subList(troupes.size() - under, troupes.size()),
            3,
            ProgrammeSchedule.startForSession(today, sessions / 2, 3));
    return List.of(over, underWay);
  }

  /** One that exists keeps its days. */
  private ProgrammeSchedule plan(
      String name, List<String> aims, List<SimulatedGroup> troupes, int weeks, LocalDate start) {
    var id = random.id(name);
    var known = edge.ask(ApiRequest.read(MANAGER, now, "/api/programmes/" + id));
    var startsOn = known.body().path("startsOn").asString("");
    return new ProgrammeSchedule(
        id,
        name,
        aims,
        troupes,
        sessions,
        weeks,
        startsOn.isEmpty() ? start : LocalDate.parse(startsOn));
  }

  private void register(LocalDate first) {
    var people = cast.everybody().stream().map(SimulatedPerson::entry).toList();
    var at = first.minusDays(21).atTime(9, 0).atZone(ProgrammeSchedule.PLACE).toInstant();
    edge.must(new ApiRequest(MANAGER, at, "/api/people", people));
  }

  private void declare(ProgrammeSchedule plan) {
    var at = plan.at(plan.startsOn().minusDays(20), 10);
    var call = new ApiRequest(MANAGER, at, "/api/programmes", ProgrammeRequestBody.of(plan));
    if (edge.ask(call).status() == 409) throw new CliException(OTHER_NUMBERS);
    edge.must(call);
    aimHigh(plan, at);
    progress.done();
  }

  /** Other targets may have been set since. */
  private void aimHigh(ProgrammeSchedule plan, Instant at) {
    var outcomes = "/api/programmes/" + plan.id() + "/outcomes";
    var told = edge.await(ApiRequest.read(MANAGER, at, outcomes), _ -> true);
    if (told.body().path("targets").isEmpty())
      edge.must(new ApiRequest(MANAGER, at, outcomes + "/targets", Map.of("targets", TARGETS)));
  }

  private static void atOnce(List<GroupPlay> groups) {
    var places = new Semaphore(GROUPS_AT_ONCE);
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      var plays =
          groups.stream()
              .map(group -> CompletableFuture.runAsync(() -> inAPlace(places, group), threads))
              .toList();
      plays.forEach(CompletableFuture::join);
    } catch (CompletionException e) {
      throw e.getCause() instanceof RuntimeException why ? why : e;
    }
  }

  private static void inAPlace(Semaphore places, GroupPlay group) {
    places.acquireUninterruptibly();
    try {
      group.play();
    } finally {
      places.release();
    }
  }
}
