package codev.infra.systemtest.access;

import static org.assertj.core.api.Assertions.assertThat;

import codev.infra.systemtest.CaughtEmails;
import codev.infra.systemtest.Platform;
import codev.infra.systemtest.PlatformTime;
import codev.infra.testkit.TestApiClient;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.awaitility.Awaitility;

/** The programmes, groups, grants and the session that the table is about, on a platform. */
final class AccessScene {
  private static final String MARK = UUID.randomUUID().toString().substring(0, 6);
  private static final String UNIT = "Unit " + MARK;

  private final UUID programme = UUID.randomUUID();
  private final UUID elsewhere = UUID.randomUUID();
  private final UUID group = UUID.randomUUID();
  private final UUID session = UUID.randomUUID();
  private final UUID pastSession = UUID.randomUUID();
  private final UUID action = UUID.randomUUID();

  /** Of the programme's evidence, without certificates: all who read it may have it. */
  private final UUID archive = UUID.randomUUID();

  /** A topic of the session, with a file. */
  private final UUID entry = UUID.randomUUID();

  /** The same of the past session. */
  private final UUID pastEntry = UUID.randomUUID();

  private final Map<Actor, String> tokens = new EnumMap<>(Actor.class);
  private final Platform platform;
  private final TokenFactory factory;
  private UUID grant = UUID.randomUUID();
  private String approval = "";
  private volatile String erasure = "";
  private String invitation = "";

  private AccessScene(Platform platform) {
    this.platform = platform;
    factory = new TokenFactory(platform);
    for (var actor : Actor.signedIn())
      tokens.put(actor, factory.token(actor.username(), actor.roles()));
  }

  /** With everything there, and known to all services. */
  static AccessScene prepared(Platform platform) {
    var scene = new AccessScene(platform);
    scene.prepare();
    return scene;
  }

  String token(Actor actor) {
    return Objects.requireNonNull(tokens.get(actor));
  }

  /** Of a person of whom nothing depends on their sessions, with the same roles. */
  String tokenOfAnother(Actor actor) {
    return factory.token("table-other-" + UUID.randomUUID(), actor.roles());
  }

  /** A person in the directory who never signs in. */
  static String absent() {
    return others().getFirst();
  }

  /** The address at which a person is invited to a session of the group. */
  String invitation() {
    return invitation;
  }

  private TestApiClient as(Actor actor) {
    return new TestApiClient(platform.address(), token(actor));
  }

  /** The value of a path's variable; what no scene has is an id of nothing. */
  String variable(String path, String name) {
    return switch (name) {
      case "programme" -> programme.toString();
      case "group" -> group.toString();
      case "archive" -> archive.toString();
      case "username" -> Actor.MEMBER.username();
      case "survey" -> "SKILLS";
      case "moment" -> "START";
      case "id" -> id(path).toString();
      default -> UUID.randomUUID().toString();
    };
  }

  /** By the noun before it. */
  private Object id(String path) {
    var before = path.substring(0, path.indexOf("/{id}"));
    return switch (before.substring(before.lastIndexOf('/') + 1)) {
      case "grants" -> grant;
      case "approvals" -> approval;
      case "erasures" -> erasure;
      case "actions" -> action;
      case "groups" -> group;
      case "programmes", "outcomes" -> programme;
      default -> UUID.randomUUID();
    };
  }

  /** Sends requests about a session to come. */
  AccessProbe probe() {
    return new AccessProbe(this, session, entry);
  }

  /** Sends requests about one that is over, with those who have left the group since. */
  AccessProbe probeOfPastSession() {
    return new AccessProbe(this, pastSession, pastEntry);
  }

  UUID programme() {
    return programme;
  }

  private void prepare() {
    people();
    declare(programme, UNIT, Actor.MANAGER);
    declare(elsewhere, "Other " + MARK, Actor.MANAGER_ELSEWHERE);
    form(
        group,
        programme,
        Actor.MANAGER,
        Actor.FORMER_FACILITATOR,
        Actor.MEMBER,
        Actor.FORMER_MEMBER);
    form(
        UUID.randomUUID(),
        programme,
        Actor.MANAGER,
        Actor.FACILITATOR_OF_OTHER_GROUP,
        Actor.MEMBER_OF_OTHER_GROUP);
    form(
        UUID.randomUUID(),
        elsewhere,
        Actor.MANAGER_ELSEWHERE,
        Actor.FACILITATOR_ELSEWHERE,
        Actor.MEMBER_ELSEWHERE);
    accept();
    hold();
    change();
    grants();
    plan(session, PlatformTime.now().plus(20, ChronoUnit.DAYS));
    ask();
    act();
    archive();
    await();
    askForErasure();
    // read before other e-mails take its place in the mail server's list
    invitation = new CaughtEmails(platform).awaitInvitation(others().getLast() + "@", "");
  }

  private void people() {
    var people =
        Stream.concat(Actor.signedIn().stream().map(Actor::username), others().stream())
            .distinct()
            .map(
                name ->
                    Map.of(
                        "username",
                        name,
                        "displayName",
                        name,
                        "email",
                        name + "@example.org",
                        "unit",
                        UNIT,
                        "site",
                        "Lyon",
                        "jobFamily",
                        "Management"))
            .toList();
    must(as(Actor.MANAGER).post("/api/people", people));
  }

  private static List<String> others() {
    return IntStream.range(0, 9).mapToObj(i -> "table-other-" + i).toList();
  }

  private void declare(UUID id, String unit, Actor manager) {
    var today = PlatformTime.today();
    var programme = new HashMap<String, Object>();
    programme.put("id", id);
    programme.put("name", "Table " + unit);
    programme.put("unit", unit);
    programme.put("aims", List.of("MANAGERIAL_PRACTICE"));
    programme.put("startsOn", today.toString());
    programme.put("endsOn", today.plusMonths(8).toString());
    programme.put("cadenceWeeks", 4);
    programme.put("template", "STANDARD_180");
    programme.put("privacyThreshold", 5);
    programme.put(
        "competencies", List.of(Map.of("key", "listening", "fr", "Écouter", "en", "Listening")));
    must(as(manager).post("/api/programmes", programme));
  }

  private void form(UUID id, UUID programme, Actor manager, Actor facilitator, Actor... members) {
    var usernames =
        Stream.concat(Stream.of(members).map(Actor::username), membersBeside(facilitator)).toList();
    must(
        as(manager)
            .post(
                "/api/programmes/" + programme + "/groups",
                Map.of(
                    "id",
                    id,
                    "name",
                    "Group for " + facilitator,
                    "facilitator",
                    facilitator.username(),
                    "members",
                    usernames)));
  }

  /** Of whom the table says nothing: a group has three members at least. */
  private static Stream<String> membersBeside(Actor facilitator) {
    var first = 3 * (facilitator.ordinal() % 3);
    return others().subList(first, first + 3).stream();
  }

  /** Somebody leaves, and another facilitates. */
  private void change() {
    var reason = Map.of("reason", "so that the table has them");
    must(
        as(Actor.MANAGER)
            .post(
                "/api/groups/"
                    + group
                    + "/members/"
                    + Actor.FORMER_MEMBER.username()
                    + "/departure",
                reason));
    must(
        as(Actor.MANAGER)
            .post(
                "/api/groups/" + group + "/facilitator",
                Map.of(
                    "username",
                    Actor.FACILITATOR.username(),
                    "reason",
                    "so that the table has them")));
  }

  private void grants() {
    var here = Map.of("kind", "PROGRAMME", "id", programme);
    var there = Map.of("kind", "PROGRAMME", "id", elsewhere);
    give(Actor.MANAGER_OF_UNIT, "MANAGER", Map.of("kind", "UNIT", "unit", UNIT));
    give(Actor.MANAGER_OF_OTHER_UNIT, "MANAGER", Map.of("kind", "UNIT", "unit", "Third " + MARK));
    grant = give(Actor.SPONSOR, "SPONSOR", here);
    give(Actor.SPONSOR_OF_UNIT, "SPONSOR", Map.of("kind", "UNIT", "unit", UNIT));
    give(Actor.SPONSOR_ELSEWHERE, "SPONSOR", there);
    give(Actor.AUDITOR_OF_PROGRAMME, "AUDITOR", here);
    give(Actor.AUDITOR_ELSEWHERE, "AUDITOR", there);
    give(Actor.AUDITOR_WHO_MANAGES_ELSEWHERE, "AUDITOR", here);
    give(Actor.AUDITOR_WHO_MANAGES_ELSEWHERE, "MANAGER", there);
    for (var revoked :
        Map.of(
                Actor.MANAGER_REVOKED, "MANAGER",
                Actor.SPONSOR_REVOKED, "SPONSOR",
                Actor.AUDITOR_REVOKED, "AUDITOR")
            .entrySet()) {
      var id = give(revoked.getKey(), revoked.getValue(), here);
      must(
          as(Actor.ADMINISTRATOR)
              .post("/api/grants/" + id + "/revocation", Map.of("reason", "so that it ends")));
    }
  }

  private UUID give(Actor holder, String role, Map<String, ?> scope) {
    var id = UUID.randomUUID();
    must(
        as(Actor.ADMINISTRATOR)
            .post(
                "/api/grants",
                Map.of("id", id, "username", holder.username(), "role", role, "scope", scope)));
    return id;
  }

  private void plan(UUID id, Instant start) {
    must(
        as(Actor.MANAGER)
            .post(
                "/api/groups/" + group + "/sessions",
                Map.of("id", id, "startsAt", start.truncatedTo(ChronoUnit.SECONDS).toString())));
  }

  /** The manager would be a member in their own programme: another has to approve. */
  private void ask() {
    var asked =
        as(Actor.MANAGER)
            .post(
                "/api/groups/" + group + "/members",
                Map.of(
                    "username", Actor.MANAGER.username(), "reason", "so that the table has one"));
    assertThat(asked.status()).as(asked.text()).isEqualTo(202);
    approval = asked.body().path("id").asString();
  }

  /**
   * Has a request for the erasure of the member, which a cell may have cancelled. learning-service
   * knows by now who manages their programme.
   */
  void askForErasure() {
    var asked =
        as(Actor.MANAGER)
            .post(
                "/api/people/" + Actor.MEMBER.username() + "/erasure",
                Map.of("reason", "so that the table has one"));
    assertThat(asked.status()).as(asked.text()).isEqualTo(202);
    erasure = asked.body().path("id").asString();
    as(Actor.MEMBER).await("/api/erasures/" + erasure, _ -> true);
  }

  /** A session while those who are to leave are there. */
  private void hold() {
    plan(pastSession, PlatformTime.now().plus(1, ChronoUnit.MINUTES));
    new HeldSession(pastSession, pastEntry, as(Actor.FORMER_FACILITATOR), as(Actor.MEMBER)).close();
  }

  private void act() {
    var held = UUID.randomUUID();
    plan(held, PlatformTime.now().plus(1, ChronoUnit.MINUTES));
    new HeldSession(held, UUID.randomUUID(), as(Actor.FACILITATOR), as(Actor.MEMBER)).plan(action);
  }

  private void archive() {
    must(
        as(Actor.AUDITOR)
            .post("/api/programmes/" + programme + "/evidence/archives", Map.of("id", archive)));
  }

  private void propose() {
    var path = "/api/sessions/" + session;
    HeldSession.propose(as(Actor.MEMBER), path, entry);
    as(Actor.FACILITATOR).await(path, body -> !body.at("/topics/0/attachment").isMissingNode());
  }

  /**
   * Everybody of the group accepts its charter: without that a session opens only with a reason.
   */
  private void accept() {
    Stream.concat(
            Stream.of(Actor.MEMBER.username(), Actor.FORMER_MEMBER.username()),
            membersBeside(Actor.FORMER_FACILITATOR))
        .map(member -> factory.token(member, "participant"))
        .map(token -> new TestApiClient(platform.address(), token))
        .forEach(
            member ->
                must(
                    member.post(
                        "/api/groups/" + group + "/charter/acceptances", Map.of("version", 1))));
  }

  /** Until the neighbours know all of it: the last message of each kind is what they wait for. */
  private void await() {
    as(Actor.FACILITATOR)
        .await(
            "/api/sessions/" + session, body -> body.path("state").asString().equals("SCHEDULED"));
    propose();
    for (var auditor : List.of(Actor.AUDITOR_OF_PROGRAMME, Actor.AUDITOR_WHO_MANAGES_ELSEWHERE)) {
      as(auditor).await("/api/sessions/" + session + "/history", _ -> true);
      as(auditor).await("/api/programmes/" + programme + "/instruments", _ -> true);
    }
    as(Actor.AUDITOR_WHO_MANAGES_ELSEWHERE)
        .await("/api/programmes/" + elsewhere + "/instruments", _ -> true);
    for (var former : List.of(Actor.FORMER_MEMBER, Actor.FORMER_FACILITATOR))
      Awaitility.await()
          .until(() -> as(former).get("/api/sessions/" + pastSession).status() == 404);
    as(Actor.MANAGER_OF_UNIT).await("/api/sessions/" + session, _ -> true);
    as(Actor.SPONSOR).await("/api/programmes/" + programme + "/outcomes", _ -> true);
    as(Actor.SPONSOR_OF_UNIT).await("/api/programmes/" + programme + "/outcomes", _ -> true);
    as(Actor.MANAGER_OF_UNIT).await("/api/programmes/" + programme + "/outcomes", _ -> true);
    as(Actor.MEMBER).await("/api/groups/" + group + "/outcomes", _ -> true);
    as(Actor.FACILITATOR).await("/api/groups/" + group + "/outcomes", _ -> true);
    as(Actor.MEMBER_OF_OTHER_GROUP)
        .await("/api/programmes/" + programme + "/instruments", _ -> true);
  }

  static void must(TestApiClient.Answer answer) {
    assertThat(answer.status()).as(answer.text()).isLessThan(300);
  }
}
