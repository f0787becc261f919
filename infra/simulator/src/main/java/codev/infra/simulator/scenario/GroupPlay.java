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
  /** Who declares programmes and forms groups. */
  static final String MANAGER = "manager";

  private static final double LOSES_A_MEMBER = 0.4;

  /** In a session under way this much is over. */
  private static final Duration SO_FAR = Duration.ofMinutes(125);

  private final ApiClient apiClient;
  private final PhraseBook phraseBook;
  private final SeededRandom random;
  private final ProgrammeSchedule schedule;
  private final SimulatedGroup group;
  private final Instant now;
  private final ProgressListener progress;
  private final UUID id;
  private final List<SimulatedPerson> members;
  private final Map<SimulatedPerson, Integer> turns = new HashMap<>();
  private final List<ClientSituation> situations;
  private final ActionFollowUpPlay followUp;
  private final SurveyPlay surveys;

  GroupPlay(
      ApiClient apiClient,
      PhraseBook phraseBook,
      SeededRandom random,
      ProgrammeSchedule schedule,
      SimulatedGroup group,
      Instant now,
      ProgressListener progress) {
    this.apiClient = apiClient;
    this.phraseBook = phraseBook;
    this.random = random;
    this.schedule = schedule;
    this.group = group;
    this.now = now;
    this.progress = progress;
    id = random.id("group");
    members = new ArrayList<>(group.members());
    situations = random.about("situations").shuffled(phraseBook.situations());
    followUp = new ActionFollowUpPlay(apiClient, phraseBook, random.about("actions"));
    surveys = new SurveyPlay(apiClient, random.about("surveys"), schedule, group, now);
    progress.expect(1 + schedule.sessions());
  }

  void play() {
    form();
    surveys.atTheStart(members);
    progress.done();
    int leaverAfter = random.chance(LOSES_A_MEMBER) ? random.between(1, 3) : -1;
    for (int number = 0; number < schedule.sessions(); number++) {
      hold(number);
      if (number == leaverAfter && isPast(after(number, 6))) leave(after(number, 6));
      if (number == schedule.sessions() / 2) surveys.inTheMiddle(members);
      progress.done();
    }
    followUp.settle(schedule.at(schedule.endsOn(), 18), now);
    surveys.atTheEnd(members);
    surveys.afterwards(members);
  }

  private void form() {
    var day = schedule.startsOn();
    apiClient.must(
        new ApiRequest(
            MANAGER,
            schedule.at(day.minusDays(15), 11),
            "/api/programmes/" + schedule.id() + "/groups",
            Map.of(
                "id",
                id,
                "name",
                group.name(),
                "facilitator",
                group.facilitator().username(),
                "members",
                group.members().stream().map(SimulatedPerson::username).toList())));
    var existing = apiClient.await(ApiRequest.read(MANAGER, now, "/api/groups/" + id), _ -> true);
    for (var member : members) {
      var at = schedule.at(day.minusDays(random.between(3, 12)), random.between(8, 19));
      var path = "/api/groups/" + id + "/charter/acceptances";
      if (isIn(existing, member))
        apiClient.mustEventually(new ApiRequest(member.username(), at, path, Map.of("version", 1)));
    }
    for (int number = 0; number < schedule.sessions(); number++) planSession(number, existing);
    for (int number = 0; number < schedule.sessions(); number++)
      apiClient.await(read(session(number)), _ -> true);
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
  private void planSession(int number, ApiResponse existing) {
    if (find(existing, session(number)).isPresent()) return;
    apiClient.must(
        new ApiRequest(
            MANAGER,
            schedule.at(schedule.startsOn().minusDays(10), 15),
            "/api/groups/" + id + "/sessions",
            Map.of(
                "id",
                session(number),
                "startsAt",
                plannedStart(number).toString(),
                "place",
                "Salle " + group.name().substring("Groupe ".length()))));
  }

  private static Optional<JsonNode> find(ApiResponse group, UUID id) {
    return StreamSupport.stream(group.body().path("sessions").spliterator(), false)
        .filter(session -> session.path("id").asString("").equals(id.toString()))
        .findFirst();
  }

  /** Today's session of the first group of a programme under way is not over. */
  private boolean isLive(int number) {
    return schedule.groups().getFirst().equals(group)
        && schedule
            .session(group, number)
            .atZone(ProgrammeSchedule.PLACE)
            .toLocalDate()
            .equals(now.atZone(ProgrammeSchedule.PLACE).toLocalDate());
  }

  private Instant plannedStart(int number) {
    return isLive(number) ? now.minus(SO_FAR) : schedule.session(group, number);
  }

  private void hold(int number) {
    var live = isLive(number);
    if (!live && !isPast(schedule.session(group, number).plus(Duration.ofHours(5)))) return;
    var known = apiClient.await(read(session(number)), _ -> true);
    var state = known.body().path("state").asString("");
    var start = known.body().path("startsAt").asString(plannedStart(number).toString());
    var session =
        new SessionPlay(
            state.equals("CLOSED") ? new NoOpApiClient() : apiClient,
            phraseBook,
            random.about("session " + number),
            session(number),
            group,
            members,
            situations.get(number % situations.size()),
            followUp,
            Instant.parse(start),
            (double) number / schedule.sessions());
    var sessionClient =
        session.play(
            state.equals("OPEN"),
            live,
            random.shuffled(members).stream()
                .sorted(Comparator.comparing(member -> turns.getOrDefault(member, 0)))
                .toList());
    turns.merge(sessionClient, 1, Integer::sum);
    if (!live && number + 1 < schedule.sessions())
      followUp.reportInterimProgress(
          sessionClient, after(number, 0), after(number, 7 * schedule.cadenceWeeks() - 1), now);
  }

  private void leave(Instant at) {
    var leaver = members.get(random.between(0, members.size() - 1));
    apiClient.must(
        new ApiRequest(
            MANAGER,
            at,
            "/api/groups/" + id + "/members/" + leaver.username() + "/departure",
            Map.of("reason", random.oneOf(phraseBook.phrases("why-left")))));
    members.remove(leaver);
    for (int number = 0; number < schedule.sessions(); number++)
      if (schedule.session(group, number).isAfter(at))
        apiClient.await(read(session(number)), seen -> !isSeated(seen, leaver));
  }

  private static boolean isSeated(ApiResponse session, SimulatedPerson member) {
    return StreamSupport.stream(session.body().path("participants").spliterator(), false)
        .anyMatch(p -> p.path("username").asString("").equals(member.username()));
  }

  private ApiRequest read(UUID session) {
    return ApiRequest.read(group.facilitator().username(), now, "/api/sessions/" + session);
  }

  private UUID session(int number) {
    return random.id("session " + number);
  }

  private Instant after(int number, int days) {
    return schedule.session(group, number).plus(Duration.ofDays(days)).plus(Duration.ofHours(4));
  }

  private boolean isPast(Instant moment) {
    return moment.isBefore(now);
  }
}
