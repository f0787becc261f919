package codev.infra.systemtest;

import static org.assertj.core.api.Assertions.assertThat;

import codev.infra.testkit.TestApiClient;
import java.net.URI;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Function;

/**
 * A group of eight and its facilitator, and what they say in one session. Everything goes through
 * the public API.
 */
public final class Meeting {
  public static final List<String> MEMBERS =
      List.of("alice", "bob", "carla", "david", "emma", "farid", "gaelle", "hugo");
  public static final List<String> NAMES =
      List.of(
          "Alice Martin",
          "Bob Petit",
          "Carla Roux",
          "David Nguyen",
          "Emma Petit",
          "Farid Benali",
          "Gaëlle Morvan",
          "Hugo Lambert");
  public static final String CLIENT = "alice";
  public static final List<String> CONSULTANTS = MEMBERS.subList(1, MEMBERS.size());

  public final UUID programme;
  public final UUID group;
  public final UUID session;

  /** Tells its group and programme apart from those of other tests. */
  private final String mark;

  final String name;

  final UUID topic = UUID.randomUUID();
  final UUID action = UUID.randomUUID();

  /** Every text sent, to look for it where it must not be. */
  public final List<String> words = new ArrayList<>();

  private final Map<String, TestApiClient> callers = new LinkedHashMap<>();

  Meeting(URI base, Function<String, String> tokenOf) {
    this(name -> new TestApiClient(base, tokenOf.apply(name)));
  }

  /**
   * @param clientOf the client of a demonstration user, by username
   */
  public Meeting(Function<String, TestApiClient> clientOf) {
    this(clientOf, UUID.randomUUID(), UUID.randomUUID(), UUID.randomUUID());
  }

  /** One that has been founded already. */
  public Meeting(
      Function<String, TestApiClient> clientOf, UUID programme, UUID group, UUID session) {
    this.programme = programme;
    this.group = group;
    this.session = session;
    mark = group.toString().substring(0, 4);
    name = "Groupe Lumière " + mark;
    for (var name : List.of("manager", "manager2", "facilitator", "sponsor", "auditor"))
      callers.put(name, clientOf.apply(name));
    for (var name : MEMBERS) callers.put(name, clientOf.apply(name));
  }

  /** The e-mail address of a member. */
  public static String address(String member) {
    return member + "@exemple.fr";
  }

  public TestApiClient as(String name) {
    return Objects.requireNonNull(callers.get(name), name);
  }

  public String path(String below) {
    return "/api/sessions/" + session + below;
  }

  /** A text that nobody else in the world says, remembered. */
  public String say(String text) {
    var marked = text + " " + UUID.randomUUID();
    words.add(marked);
    return marked;
  }

  public void found() {
    found(MEMBERS);
  }

  /**
   * @param accepting the members who accept the charter
   */
  void found(List<String> accepting) {
    var units = List.of("Finance", "Production", "Ventes", "Achats");
    var people =
        MEMBERS.stream()
            .map(
                name ->
                    Map.of(
                        "username",
                        name,
                        "displayName",
                        NAMES.get(MEMBERS.indexOf(name)),
                        "email",
                        address(name),
                        "unit",
                        units.get(MEMBERS.indexOf(name) % units.size()),
                        "site",
                        "Lyon",
                        "jobFamily",
                        "Encadrement"))
            .toList();
    must(as("manager").post("/api/people", people));
    must(
        as("manager")
            .post(
                "/api/programmes",
                Map.of(
                    "id",
                    programme,
                    "name",
                    "Managers de proximité " + mark,
                    "aims",
                    List.of("MANAGERIAL_PRACTICE"),
                    "startsOn",
                    PlatformTime.today().toString(),
                    "endsOn",
                    PlatformTime.today().plusMonths(8).toString(),
                    "cadenceWeeks",
                    4,
                    "template",
                    "STANDARD_180",
                    "privacyThreshold",
                    5,
                    "competencies",
                    List.of(Map.of("key", "listening", "fr", "Écouter", "en", "Listening")))));
    must(
        as("manager")
            .post(
                "/api/programmes/" + programme + "/groups",
                Map.of(
                    "id", group, "name", name, "facilitator", "facilitator", "members", MEMBERS)));
    must(
        as("manager")
            .post(
                "/api/grants",
                Map.of(
                    "id",
                    UUID.randomUUID(),
                    "username",
                    "sponsor",
                    "role",
                    "SPONSOR",
                    "scope",
                    Map.of("kind", "PROGRAMME", "id", programme))));
    for (var member : accepting)
      must(as(member).post("/api/groups/" + group + "/charter/acceptances", Map.of("version", 1)));
    must(
        as("manager")
            .post(
                "/api/groups/" + group + "/sessions",
                Map.of(
                    "id",
                    session,
                    "startsAt",
                    PlatformTime.today().plusDays(1) + "T08:00:00Z",
                    "place",
                    "Salle " + group)));
    as("facilitator").await(path(""), s -> s.path("state").asString().equals("SCHEDULED"));
  }

  /** Another session of the group, whose steps last a minute each; its id. */
  UUID planInMinutes() {
    var steps =
        List.of(
                "PREPARATION",
                "PRESENTATION",
                "CLARIFICATION",
                "PROBLEM_DEFINITION",
                "CONSULTATION",
                "SYNTHESIS",
                "LEARNING")
            .stream()
            .map(key -> Map.of("key", key, "plannedMinutes", 1))
            .toList();
    must(
        as("manager")
            .post(
                "/api/programmes/" + programme + "/templates",
                Map.of("key", "MINUTES", "steps", steps)));
    var id = UUID.randomUUID();
    must(
        as("manager")
            .post(
                "/api/groups/" + group + "/sessions",
                Map.of(
                    "id",
                    id,
                    "template",
                    "MINUTES",
                    "startsAt",
                    PlatformTime.today().plusDays(22) + "T08:00:00Z")));
    as("facilitator")
        .await("/api/sessions/" + id, s -> s.path("state").asString().equals("SCHEDULED"));
    return id;
  }

  public void prepare() {
    open();
    everybodyIsPresent();
    for (var member : MEMBERS) must(as(member).post(path("/attendance/signature")));
    chooseAClient();
  }

  /** By the points of the consultants. */
  void chooseAClient() {
    must(as(CLIENT).post(path("/topics"), topic(topic, "Mes réunions n'aboutissent pas")));
    must(as("bob").post(path("/topics"), topic(UUID.randomUUID(), "Un conflit dans mon équipe")));
    for (var member : CONSULTANTS)
      must(as(member).post(path("/topics/" + topic + "/votes"), Map.of("points", 3)));
    choose(say("Le plus de points"));
    next("PREPARATION");
  }

  public void presentAndClarify() {
    says(CLIENT, "STATEMENT", say("Depuis six mois nos réunions débordent"));
    says(CLIENT, "HEADLINE", say("Comment décider en réunion ?"));
    next("PRESENTATION");
    for (var consultant : CONSULTANTS) {
      var question = UUID.randomUUID();
      must(
          as(consultant)
              .post(
                  path("/contributions"),
                  contribution(question, "FACT", say("Combien de personnes y sont ?"))));
      var answer = new LinkedHashMap<>(contribution("ANSWER", say("Douze, parfois quinze")));
      answer.put("inReplyTo", question);
      must(as(CLIENT).post(path("/contributions"), answer));
      must(
          as(consultant)
              .post(
                  path("/notes"), Map.of("id", UUID.randomUUID(), "text", say("Note à moi-même"))));
    }
    next("CLARIFICATION");
  }

  public void agree() {
    says("carla", "REFORMULATION", say("Tu cherches à partager la décision"));
    var contract = must(as(CLIENT).post(path("/contract"), contract("Décider à plusieurs")));
    assertThat(contract.body().path("version").asInt()).isEqualTo(1);
    hesitates("bob", 1, say("C'est encore trop large"));
    assertThat(
            as("facilitator")
                .post(path("/steps/next"), Map.of("from", "PROBLEM_DEFINITION"))
                .status())
        .isEqualTo(422);
    must(as(CLIENT).post(path("/contract"), contract("Décider à plusieurs en une heure")));
    everybodyAccepts(2);
    next("PROBLEM_DEFINITION");
  }

  void open() {
    // the acceptances of the charter come from another service
    must(as("facilitator").postOnceAllowed(path("/open")));
  }

  void mark(String member, String status) {
    must(as("facilitator").post(path("/attendance"), Map.of("username", member, "status", status)));
  }

  void everybodyIsPresent() {
    for (var member : MEMBERS) mark(member, "PRESENT");
  }

  void showVotes() {
    must(as("facilitator").post(path("/points-shown"), Map.of("shown", true)));
  }

  /** The client's topic. */
  void choose(String reason) {
    must(as("facilitator").post(path("/topic-choice"), Map.of("topicId", topic, "reason", reason)));
  }

  void says(String who, String kind, String text) {
    must(as(who).post(path("/contributions"), contribution(kind, text)));
  }

  void accepts(String who, int version) {
    must(as(who).post(path("/contract/acceptances"), Map.of("version", version, "accepted", true)));
  }

  void everybodyAccepts(int version) {
    for (var consultant : CONSULTANTS) accepts(consultant, version);
  }

  /** Accepts a version of the contract with a reservation. */
  void hesitates(String who, int version, String reservation) {
    must(
        as(who)
            .post(
                path("/contract/acceptances"),
                Map.of("version", version, "accepted", false, "reservation", reservation)));
  }

  void plans(UUID id, String what) {
    must(as(CLIENT).post(path("/actions"), action(id, what)));
  }

  public void next(String from) {
    must(
        as("facilitator").post(path("/steps/next"), Map.of("id", UUID.randomUUID(), "from", from)));
  }

  void back(String from) {
    must(
        as("facilitator")
            .post(
                path("/steps/back"),
                Map.of("id", UUID.randomUUID(), "from", from, "reason", say("Trop tôt"))));
  }

  Map<String, Object> topic(UUID id, String title) {
    var topic = new HashMap<String, Object>(Map.of("id", id, "kind", "PROBLEM", "willing", true));
    topic.putAll(
        Map.of(
            "title", say(title),
            "headline", say("En une phrase"),
            "context", say("Le contexte"),
            "alreadyTried", say("Un ordre du jour"),
            "stakes", say("L'élan de l'équipe")));
    topic.putAll(Map.of("urgency", 4, "importance", 5, "intensity", 3, "powerToAct", 4));
    return topic;
  }

  static Map<String, Object> contribution(String kind, String text) {
    return contribution(UUID.randomUUID(), kind, text);
  }

  public static Map<String, Object> contribution(UUID id, String kind, String text) {
    return Map.of("id", id, "kind", kind, "text", text);
  }

  Map<String, Object> contract(String objective) {
    return Map.of(
        "problem",
        say("Nos réunions ne décident rien"),
        "objective",
        say(objective),
        "help",
        List.of("IDEAS", "TESTIMONIES"),
        "limits",
        say("Sans changer l'équipe"));
  }

  public Map<String, Object> action(UUID id, String what) {
    return Map.of(
        "id",
        id,
        "what",
        say(what),
        "objective",
        say("Une décision par réunion"),
        "firstStep",
        say("En parler lundi"),
        "dueOn",
        PlatformTime.today().plusDays(14).toString(),
        "resources",
        say("Une heure"),
        "support",
        say("Bob"),
        "indicator",
        say("Trois décisions"),
        "vigilance",
        say("Ne pas tout décider seule"),
        "confidence",
        7);
  }

  public Map<String, Object> learning(UUID id) {
    return Map.of(
        "id",
        id,
        "about",
        "SELF",
        "text",
        say("J'apprends à me taire"),
        "transferableTo",
        say("Mes entretiens"),
        "competencies",
        List.of("listening"));
  }

  /** Plans a further session of the group, in three weeks, by a template. */
  void plan(UUID another, String template) {
    must(
        as("manager")
            .post(
                "/api/groups/" + group + "/sessions",
                Map.of(
                    "id",
                    another,
                    "template",
                    template,
                    "startsAt",
                    PlatformTime.today().plusDays(22) + "T08:00:00Z")));
    as("facilitator")
        .await("/api/sessions/" + another, s -> s.path("state").asString().equals("SCHEDULED"));
  }

  public static TestApiClient.Answer must(TestApiClient.Answer answer) {
    assertThat(answer.succeeded()).as(answer.toString()).isTrue();
    return answer;
  }
}
