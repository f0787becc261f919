package codev.infra.systemtest;

import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;

import codev.infra.testkit.TestApiClient;
import codev.infra.testkit.TestTimeouts;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

/** Follows the links of the demonstration's pages and reads what they show. */
@DisplayName("Chaque page de la démonstration")
@Order(5)
class EveryPageTest {
  private static final String UUID = "[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}";
  private static final Pattern ID = Pattern.compile(UUID);
  private static final Pattern LINK = Pattern.compile("href=\"(/[^\"#?]*)");
  private static final Pattern HTML_LANGUAGE = Pattern.compile("<html[^>]*\\slang=\"([^\"]*)\"");
  private static final Pattern NO_PAGE =
      Pattern.compile(".*(/assets/|/export|/api/|/oauth2/|/sign-|\\.[a-z]{2,4}$).*");

  /** What nobody reads, and what shows code on purpose. */
  private static final Pattern NOT_READ =
      Pattern.compile(
          "(?s)<(script|style|template|pre|code|textarea)\\b.*?</\\1>|<!--.*?-->"
              // The reader, by the name that their token has: those of this test have none.
              + "|<span class=\"who\">.*?</span>");

  private static final Pattern SPOKEN =
      Pattern.compile("\\b(?:aria-label|title|placeholder|alt)=\"([^\"]*)\"");

  private static final Pattern MESSAGE_KEY =
      Pattern.compile(
          "\\b(?:group|session|learning|outcomes|page|problem|request|field|activity|board|surveys"
              + "|reminding|dossier|readers|trail|security)\\.[a-z][\\w-]*[.\\w-]*\\b|\\{\\d");

  private static final Pattern CONSTANT = Pattern.compile("\\b[A-Z]{2,}(?:_[A-Z0-9]+)+\\b");

  /** Logs and files name events, constants and identifiers; the directory shows user names. */
  private static final Pattern NAMES_THINGS =
      Pattern.compile("/(audit|security|people|identities)\\b.*|.*/(instruments|templates)");

  /** Logs of what was done name people; their user names are behind a detail. */
  private static final Pattern NAMES_PEOPLE = Pattern.compile("/audit/\\w+/actions");

  private static final Pattern DETAIL = Pattern.compile("(?s)<details>.*?</details>");

  /** Programmes of other tests, whose names are constants. */
  private static final Pattern OF_OTHER_TESTS = Pattern.compile("/(groups|approvals)");

  private static final int VISITS_OF_A_KIND = 2;

  private static final HttpClient HTTP =
      HttpClient.newBuilder()
          .connectTimeout(TestTimeouts.LIMIT)
          .followRedirects(HttpClient.Redirect.NEVER)
          .build();

  private static final Set<String> OURS = new HashSet<>();
  private static final Set<String> USERNAMES = new TreeSet<>();
  private static String facilitator = "";
  private static String member = "";

  /** Other tests' programmes are in the same directory: only the demonstration's are read. */
  @BeforeAll
  static void play() {
    var printed = Demonstration.played().output();
    var programme = first(Pattern.compile("/outcomes/(" + UUID + ")"), printed);
    facilitator = first(Pattern.compile("(\\S+) \\([^)]+, facilitator\\)"), printed);
    OURS.add(programme);
    for (var known : as("manager").get("/api/programmes/" + programme).body().path("groups")) {
      var id = known.path("id").asString();
      OURS.add(id);
      var group = as("manager").get("/api/groups/" + id).body();
      USERNAMES.add(group.path("facilitator").asString());
      group.path("sessions").forEach(session -> OURS.add(session.path("id").asString()));
      group.path("members").valueStream().map(JsonNode::asString).forEach(USERNAMES::add);
      member = group.path("members").path(0).asString();
    }
  }

  @ParameterizedTest(name = "{0}, {1}")
  @CsvSource({
    "manager, fr",
    "manager, en",
    "sponsor, fr",
    "sponsor, en",
    "auditor, fr",
    "auditor, en",
    "administrator, fr",
    "administrator, en",
    "facilitator, fr",
    "facilitator, en",
    "member, fr",
    "member, en"
  })
  @DisplayName("est dans la langue choisie, sans clé, constante ni identifiant")
  void is_worded(String role, String language) throws Exception {
    var token = Platform.running().token(person(role));
    var wrong = new TreeSet<String>();
    var seen = new HashSet<>(Set.of("/groups"));
    var kinds = new HashMap<String, Integer>();
    var next = new ArrayDeque<>(seen);
    while (!next.isEmpty()) {
      var path = next.remove();
      var answer = read(path, token, language);
      if (!isPage(answer)) continue;
      wrong.addAll(complaints(path, language, answer.body()));
      LINK.matcher(answer.body())
          .results()
          .map(found -> found.group(1))
          .filter(link -> !NO_PAGE.matcher(link).matches())
          .filter(link -> ID.matcher(link).results().allMatch(id -> OURS.contains(id.group())))
          .filter(seen::add)
          .filter(link -> kinds.merge(kind(link), 1, Integer::sum) <= VISITS_OF_A_KIND)
          .forEach(next::add);
    }
    assertThat(seen).as("pages that %s reaches", role).hasSizeGreaterThan(4);
    assertThat(wrong).isEmpty();
  }

  private static List<String> complaints(String path, String language, String page) {
    var found = new ArrayList<String>();
    var expected = language.equals("en") ? "en-GB" : "fr";
    var declared = HTML_LANGUAGE.matcher(page);
    if (!declared.find() || !declared.group(1).equals(expected))
      found.add(path + " is not in " + expected);
    var text = text(page);
    if (NAMES_PEOPLE.matcher(path).matches())
      noteUsernames(path, text(DETAIL.matcher(page).replaceAll(" ")), found);
    if (NAMES_THINGS.matcher(path).matches()) return found;
    note(path, MESSAGE_KEY.matcher(text), found);
    if (!OF_OTHER_TESTS.matcher(path).matches()) note(path, CONSTANT.matcher(text), found);
    note(path, ID.matcher(text), found);
    if (!path.equals("/me")) noteUsernames(path, text, found);
    return found;
  }

  private static void noteUsernames(String path, String text, List<String> found) {
    USERNAMES.stream()
        .filter(text::contains)
        .filter(name -> Pattern.compile("\\b" + Pattern.quote(name) + "\\b").matcher(text).find())
        .forEach(name -> found.add(path + " shows the user name " + name));
  }

  private static void note(String path, Matcher unwanted, List<String> found) {
    unwanted.results().map(one -> path + " shows " + one.group()).forEach(found::add);
  }

  /** What is read, by eye or aloud. */
  private static String text(String page) {
    var read = NOT_READ.matcher(page).replaceAll(" ");
    var spoken = SPOKEN.matcher(read).results().map(one -> one.group(1)).collect(joining(" | "));
    return read.replaceAll("(?s)<[^>]*>", " ") + " | " + spoken;
  }

  private static String kind(String link) {
    return ID.matcher(link).replaceAll("{id}").replaceAll("/\\d+", "/{n}");
  }

  private static boolean isPage(HttpResponse<String> answer) {
    return answer.statusCode() == 200
        && answer.headers().firstValue("Content-Type").orElse("").startsWith("text/html");
  }

  private static HttpResponse<String> read(String path, String token, String language)
      throws IOException, InterruptedException {
    var request =
        HttpRequest.newBuilder(Platform.running().address().resolve(path))
            .timeout(TestTimeouts.LIMIT)
            .header("Accept", "text/html")
            .header("Accept-Language", language)
            .header("Authorization", "Bearer " + token)
            .build();
    return HTTP.send(request, BodyHandlers.ofString());
  }

  private static String person(String role) {
    return switch (role) {
      case "facilitator" -> facilitator;
      case "member" -> member;
      default -> role;
    };
  }

  private static TestApiClient as(String username) {
    return new TestApiClient(Platform.running().address(), Platform.running().token(username));
  }

  private static String first(Pattern pattern, String text) {
    var found = pattern.matcher(text);
    assertThat(found.find()).as(text).isTrue();
    return found.group(1);
  }
}
