package codev.infra.benchmarks;

import java.io.IOException;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.StreamSupport;
import tools.jackson.databind.JsonNode;

/**
 * Response times for a programme manager with many groups: people imported, groups proposed and
 * formed, every calendar planned, then each page that shows all of them. On a running platform,
 * through its gateway.
 */
public final class ManyGroupsBenchmark {
  private static final int SIZE = 8;
  private static final int GROUPS_OF_A_FACILITATOR = 5;
  private static final int LOOKS = 21;
  private static final String MANAGER = "manager";

  private final GatewayClient manager;
  private final String tag = UUID.randomUUID().toString().substring(0, 8);
  private final String programme = UUID.randomUUID().toString();
  private final int groups;

  private ManyGroupsBenchmark(RunningPlatform platform, int groups) {
    this.manager = new GatewayClient(platform.at("/"), platform.tokenOf(MANAGER, MANAGER));
    this.groups = groups;
  }

  /**
   * Prints a table row for each thing that is waited for.
   *
   * @param arguments how many groups (150 if missing)
   */
  public static void main(String[] arguments) throws IOException {
    int groups = arguments.length == 0 ? 150 : Integer.parseInt(arguments[0]);
    System.out.printf(
        "%s, %d processors, JDK %s; %d groups of %d%n%n",
        MachineDescription.processor(),
        Runtime.getRuntime().availableProcessors(),
        Runtime.version(),
        groups,
        SIZE);
    System.out.println("| what | ms | KB |");
    System.out.println("| --- | ---: | ---: |");
    new ManyGroupsBenchmark(new RunningPlatform(), groups).measure();
    System.exit(0);
  }

  private void measure() {
    var people = names("m", groups * SIZE);
    var facilitators = names("f", Math.ceilDiv(groups, GROUPS_OF_A_FACILITATOR));
    printTime("register " + people.size() + " people", () -> register(people));
    register(facilitators);
    printTime(
        "enlist " + facilitators.size() + " facilitators",
        () -> facilitators.forEach(this::enlist));
    must(manager.post("/api/programmes", programmeBody()));
    var proposed = new ArrayList<JsonNode>();
    printTime("propose the groups", () -> proposed.addAll(proposal(people, facilitators)));
    var formed = new ArrayList<String>();
    printTime("form them, one by one", () -> proposed.forEach(group -> formed.add(form(group))));
    printTime("plan their calendars, one by one", () -> formed.forEach(this::plan));
    var page = "/programmes/" + programme;
    for (var path :
        List.of(page, page + "?most=250", page + "/composition", page + "/calendars", "/groups"))
      look(path.replace(programme, "…"), path);
  }

  private List<String> names(String prefix, int count) {
    return IntStream.range(0, count).mapToObj(i -> prefix + i + "." + tag).toList();
  }

  private void register(List<String> people) {
    must(manager.post("/api/people", people.stream().map(ManyGroupsBenchmark::person).toList()));
  }

  private static Map<String, String> person(String name) {
    int number = Integer.parseInt(name.substring(1, name.indexOf('.')));
    return Map.of(
        "username", name,
        "displayName", name,
        "email", name + "@example.org",
        "unit", "Unit " + number % 23,
        "site", "Site " + number % 7,
        "jobFamily", "Job " + number % 11);
  }

  private void enlist(String facilitator) {
    must(
        manager.post(
            "/api/facilitators",
            Map.of(
                "username",
                facilitator,
                "title",
                "Practitioner",
                "since",
                "2020-01-01",
                "capacity",
                GROUPS_OF_A_FACILITATOR)));
  }

  private Map<String, Object> programmeBody() {
    var today = LocalDate.now(ZoneOffset.UTC);
    return Map.of(
        "id",
        programme,
        "name",
        "Many groups",
        "aims",
        List.of("CHANGE_SUPPORT"),
        "startsOn",
        today.toString(),
        "endsOn",
        today.plusMonths(9).toString(),
        "cadenceWeeks",
        4,
        "template",
        "STANDARD_180",
        "privacyThreshold",
        5,
        "competencies",
        List.of());
  }

  private List<JsonNode> proposal(List<String> people, List<String> facilitators) {
    var body = Map.of("people", people, "facilitators", facilitators, "groupSize", SIZE);
    var answer = must(manager.post("/api/programmes/" + programme + "/groups/proposal", body));
    return StreamSupport.stream(answer.json().path("groups").spliterator(), false).toList();
  }

  private String form(JsonNode proposed) {
    var id = UUID.randomUUID().toString();
    must(
        manager.post(
            "/api/programmes/" + programme + "/groups",
            Map.of(
                "id",
                id,
                "name",
                "Group " + id,
                "facilitator",
                proposed.path("facilitator").asString(),
                "members",
                proposed.path("members"))));
    return id;
  }

  private void plan(String group) {
    must(
        manager.post(
            "/api/groups/" + group + "/sessions/cycle",
            Map.of(
                "id",
                UUID.randomUUID(),
                "firstDate",
                LocalDate.now(ZoneOffset.UTC).plusDays(7).toString(),
                "timeOfDay",
                "09:00",
                "zone",
                "Europe/Paris",
                "count",
                8)));
  }

  private static GatewayClient.Answer must(GatewayClient.Answer answer) {
    if (!answer.succeeded()) throw new IllegalStateException(answer.toString());
    return answer;
  }

  private static void printTime(String label, Runnable waited) {
    var began = System.nanoTime();
    waited.run();
    printRow(label, (System.nanoTime() - began) / 1e6, "");
  }

  /** The median of many, and what the page weighs before it is compressed. */
  private void look(String label, String path) {
    var nanos = new long[LOOKS];
    var characters = 0;
    for (int i = 0; i < LOOKS; i++) {
      var began = System.nanoTime();
      characters = must(manager.get(path)).text().length();
      nanos[i] = System.nanoTime() - began;
    }
    Arrays.sort(nanos);
    printRow(label, nanos[LOOKS / 2] / 1e6, String.valueOf(characters / 1024));
  }

  private static void printRow(String label, double millis, String kilobytes) {
    System.out.printf(Locale.ROOT, "| %s | %.0f | %s |%n", label, millis, kilobytes);
  }
}
