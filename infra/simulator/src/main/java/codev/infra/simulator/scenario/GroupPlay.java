package codev.infra.simulator.scenario;

import codev.infra.simulator.client.ApiClient;
import codev.infra.simulator.client.ApiRequest;
import codev.infra.simulator.client.ApiResponse;
import codev.infra.simulator.people.SimulatedGroup;
import codev.infra.simulator.people.SimulatedPerson;
import codev.infra.simulator.phrases.ClientSituation;
import codev.infra.simulator.phrases.PhraseBook;
import codev.infra.simulator.phrases.SeededRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.StreamSupport;
import tools.jackson.databind.JsonNode;

/** Simulates one group from its forming to its last survey. */
final class GroupPlay {
  private static final double LOSES_A_MEMBER = 0.4;

  /** In a session under way this much is over. */
  private static final Duration SO_FAR = Duration.ofMinutes(125);

  private final ApiClient edge;
  private final PhraseBook stock;
  private final SeededRandom random;
  private final ProgrammeSchedule plan;
  private final SimulatedGroup troupe;
  private final Instant now;
  private final ProgressListener progress;
  private final UUID id;
  private final List<SimulatedPerson> members;
  private final Map<SimulatedPerson, Integer> turns = new HashMap<>();
  private final List<ClientSituation> situations;
  private final ActionFollowUpPlay pursuit;
  private final SurveyPlay surveys;

  GroupPlay(
      ApiClient edge,
      PhraseBook stock,
      SeededRandom random,
      ProgrammeSchedule plan,
      SimulatedGroup troupe,
      Instant now,
      ProgressListener progress) {
    this.edge = edge;
    this.stock = stock;
    this.random = random;
    this.plan = plan;
    this.troupe = troupe;
    this.now = now;
    this.progress = progress;
    id = random.id("group");
    members = new ArrayList<>(troupe.members());
    situations = random.about("situations").shuffled(stock.situations());
    pursuit = new ActionFollowUpPlay(edge, stock, random.about("actions"));
    surveys = new SurveyPlay(edge, random.about("surveys"), plan, troupe, now);
    progress.expect(1 + plan.sessions());
  }

  void play() {
    form();
    surveys.atTheStart(members);
    progress.done();
    int leaverAfter = random.chance(LOSES_A_MEMBER) ? random.between(1, 3) : -1;
    for (int number = 0; number < plan.sessions(); number++) {
      hold(number);
      if (number == leaverAfter && isPast(after(number, 6))) leave(after(number, 6));
      if (number == plan.sessions() / 2) surveys.inTheMiddle(members);
      progress.done();
    }
    pursuit.settle(plan.at(plan.endsOn(), 18), now);
    surveys.atTheEnd(members);
    surveys.afterwards(members);
  }

  private void form() {
    var day = plan.startsOn();
    edge.must(
        new ApiRequest(
            DemoScenario.MANAGER,
            plan.at(day.minusDays(15), 11),
            "/api/programmes/" + plan.id() + "/groups",
            Map.of(
                "id",
                id,
                "name",
                troupe.name(),
                "facilitator",
                troupe.facilitator().username(),
                "members",
                troupe.members().stream().map(SimulatedPerson::username).toList())));
    var known =
        edge.await(ApiRequest.read(DemoScenario.MANAGER, now, "/api/groups/" + id), _ -> true);
    for (var member : members) {
      var at = plan.at(day.minusDays(random.between(3, 12)), random.between(8, 19));
      var path = "/api/groups/" + id + "/charter/acceptances";
      if (isIn(known, member))
        edge.mustEventually(new ApiRequest(member.username(), at, path, Map.of("version", 1)));
    }
    for (int number = 0; number < plan.sessions(); number++) planned(number, known);
    for (int number = 0; number < plan.sessions(); number++)
      edge.await(read(session(number)), _ -> true);
  }

  /** On a second run a member may have left since; they accepted it the first time. */
  private static boolean isIn(ApiResponse group, SimulatedPerson member) {
    return group
        .body()
        .path("members")
        .valueStream()
        .anyMatch(name -> name.asString("").equals(member.username()));
  }

  /** A date that stands is not touched: it may have been moved since. */
  private void planned(int number, ApiResponse known) {
    if (find(known, session(number)).isPresent()) return;
    edge.must(
        new ApiRequest(
            DemoScenario.MANAGER,
            plan.at(plan.startsOn().minusDays(10), 15),
            "/api/groups/" + id + "/sessions",
            Map.of(
                "id",
                session(number),
                "startsAt",
                meant(number).toString(),
                "place",
                "Salle " + troupe.name().substring("Groupe ".length()))));
  }

  private static Optional<JsonNode> find(ApiResponse group, UUID id) {
    return StreamSupport.stream(group.body().path("sessions").spliterator(), false)
        .filter(session -> session.path("id").asString("").equals(id.toString()))
        .findFirst();
  }

  /** Today's session of the first group of a programme under way is not over. */
  private boolean isLive(int number) {
    return plan.troupes().getFirst().equals(troupe)
        && plan.session(troupe, number)
            .atZone(ProgrammeSchedule.PLACE)
            .toLocalDate()
            .equals(now.atZone(ProgrammeSchedule.PLACE).toLocalDate());
  }

  private Instant meant(int number) {
    return isLive(number) ? now.minus(SO_FAR) : plan.session(troupe, number);
  }

  private void hold(int number) {
    var live = isLive(number);
    if (!live && !isPast(plan.session(troupe, number).plus(Duration.ofHours(5)))) return;
    var known = edge.await(read(session(number)), _ -> true);
    var there = known.body().path("state").asString("");
    var start = known.body().path("startsAt").asString(meant(number).toString());
    var session =
        new SessionPlay(
            there.equals("CLOSED") ? new NoOpApiClient() : edge,
            stock,
            random.about("session " + number),
            session(number),
            troupe,
            members,
            situations.get(number % situations.size()),
            pursuit,
            Instant.parse(start),
            (double) number / plan.sessions());
    var client =
        session.play(
            there.equals("OPEN"),
            live,
            random.shuffled(members).stream()
                .sorted(Comparator.comparing(member -> turns.getOrDefault(member, 0)))
                .toList());
    turns.merge(client, 1, Integer::sum);
    if (!live && number + 1 < plan.sessions())
      pursuit.goOn(client, after(number, 0), after(number, 7 * plan.cadenceWeeks() - 1), now);
  }

  private void leave(Instant at) {
    var leaver = members.get(random.between(0, members.size() - 1));
    edge.must(
        new ApiRequest(
            DemoScenario.MANAGER,
            at,
            "/api/groups/" + id + "/members/" + leaver.username() + "/departure",
            Map.of("reason", random.oneOf(stock.phrases("why-left")))));
    members.remove(leaver);
    for (int number = 0; number < plan.sessions(); number++)
      if (plan.session(troupe, number).isAfter(at))
        edge.await(read(session(number)), seen -> !isSeated(seen, leaver));
  }

  private static boolean isSeated(ApiResponse session, SimulatedPerson member) {
    return StreamSupport.stream(session.body().path("participants").spliterator(), false)
        .anyMatch(p -> p.path("username").asString("").equals(member.username()));
  }

  private ApiRequest read(UUID session) {
    return ApiRequest.read(troupe.facilitator().username(), now, "/api/sessions/" + session);
  }

  private UUID session(int number) {
    return random.id("session " + number);
  }

  private Instant after(int number, int days) {
    return plan.session(troupe, number).plus(Duration.ofDays(days)).plus(Duration.ofHours(4));
  }

  private boolean isPast(Instant moment) {
    return moment.isBefore(now);
  }
}
