package codev.group;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest.BodyPublishers;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("Les déroulés d’un programme, vus d’un programme extérieur")
class TemplatesApiTest extends ServiceTest {
  private static final List<String> STEPS =
      List.of(
          "PREPARATION",
          "PRESENTATION",
          "CLARIFICATION",
          "PROBLEM_DEFINITION",
          "CONSULTATION",
          "SYNTHESIS",
          "LEARNING");

  private final UUID programme = UUID.randomUUID();
  private final UUID group = UUID.randomUUID();
  private final String lea = "lea" + programme;
  private final String max = "max" + programme;
  private final String zoe = "zoe" + programme;

  @BeforeEach
  void people() {
    must(as("manager").post("/api/people", GroupFixture.people(List.of(lea, max, zoe))));
    var declared =
        as("manager")
            .post(
                "/api/programmes",
                GroupFixture.programme(programme, Map.of("template", "HEURE_LUMIERE")));
    must(declared);
    // pages read a view: they are asked for once it holds the programme
    var there = "/api/programmes/" + programme + "?after=" + declared.position();
    assertThat(as("manager").get(there).status()).isEqualTo(200);
  }

  @Test
  @DisplayName("un déroulé se définit, se redit sans rien changer, et change de version")
  void a_template_is_defined_and_versioned() {
    var first = define(template(30));
    var again = define(template(30));
    var changed = define(template(35));
    var read = as("manager").get("/api/programmes/" + programme + "?after=" + changed.position());

    assertThat(first.status()).isEqualTo(201);
    assertThat(first.field("/key")).isEqualTo("HEURE_LUMIERE");
    assertThat(first.json().at("/version").asInt()).isEqualTo(1);
    assertThat(again.text()).isEqualTo(first.text());
    assertThat(changed.json().at("/version").asInt()).isEqualTo(2);
    assertThat(read.json().at("/templates")).hasSize(2);
    assertThat(read.json().at("/templates/0/steps/4/plannedMinutes").asInt()).isEqualTo(30);
    assertThat(read.field("/templates/1/steps/4/fr")).isEqualTo("Partage");
    assertThat(read.field("/templates/1/items/0/key")).isEqualTo("COURAGE");
  }

  @Test
  @DisplayName(
      "un programme peut le nommer avant de le définir ; d’ici là ses séances en nomment un")
  void a_programme_names_it_before_it_is_defined() {
    form();
    var before = as("manager").get("/api/programmes/" + programme);
    var refused = as("manager").post(sessions(), session(null));
    var flash = must(as("manager").post(sessions(), session("FLASH_60")));
    var defined = must(define(template(30)));
    var planned = must(as("manager").post(sessions(), session(null)));
    var read = as("manager").get("/api/groups/" + group + "?after=" + planned.position());

    assertThat(before.json().at("/warnings").toString()).contains("TEMPLATE_NOT_DEFINED_YET");
    assertThat(refused.status()).isEqualTo(422);
    assertThat(refused.field("/rule")).isEqualTo("group.template.unknown");
    assertThat(flash.status()).isEqualTo(201);
    assertThat(
            as("manager")
                .get("/api/programmes/" + programme + "?after=" + defined.position())
                .json()
                .at("/warnings"))
        .isEmpty();
    assertThat(read.json().at("/sessions").toString()).contains("HEURE_LUMIERE", "FLASH_60");
  }

  @Test
  @DisplayName("ce qui n’est pas de la méthode est refusé par son nom, dans la langue qu’on parle")
  void what_leaves_the_method_is_refused_by_name() {
    var kinds = template(30);
    steps(kinds).set(2, step("CLARIFICATION", 10, "kinds", List.of("SUGGESTION")));
    var shortened = template(30);
    steps(shortened).removeLast();

    assertThat(define(kinds).status()).isEqualTo(422);
    assertThat(define(kinds).field("/rule")).isEqualTo("group.template.kind-of-another-step");
    assertThat(define(kinds).field("/detail"))
        .contains("Suggestion", "Questionnement et clarification");
    assertThat(define(shortened).field("/rule")).isEqualTo("group.template.leaves-the-method");
    var builtIn = template(30);
    builtIn.put("key", "FLASH_60");
    assertThat(define(builtIn).field("/rule")).isEqualTo("group.template.key-is-built-in");
  }

  @Test
  @DisplayName("une saisie mal formée est refusée en nommant le champ")
  void malformed_input_names_the_field() {
    var key = template(30);
    key.put("key", "heure lumière");
    var minutes = template(30);
    steps(minutes).set(1, step("PRESENTATION", 0));
    var words = template(30);
    steps(words).set(1, step("PRESENTATION", 5, "fr", "x".repeat(61)));
    var kind = template(30);
    steps(kind).set(1, step("PRESENTATION", 5, "kinds", List.of("ADVICE")));
    var item = template(30);
    item.put("items", List.of(Map.of("key", "COURAGE", "fr", "", "en", "I", "from", 1, "to", 5)));

    assertThat(field(define(key))).isEqualTo("key");
    assertThat(field(define(minutes))).isEqualTo("steps[1].plannedMinutes");
    assertThat(field(define(words))).isEqualTo("steps[1].fr");
    assertThat(field(define(kind))).startsWith("steps[1].kinds");
    assertThat(field(define(item))).startsWith("items[0].");
    var lower = GroupFixture.programme(programme, Map.of("template", "lower"));
    assertThat(field(as("manager").post("/api/programmes", lower))).isEqualTo("template");
  }

  @Test
  @DisplayName("seule une responsable définit ; qui ne voit pas le programme n’apprend rien")
  void only_a_manager_defines() {
    grant("sponsor", "SPONSOR", programme);
    assertThat(as("sponsor").post(templates(), template(30)).status()).isEqualTo(403);
    for (var outsider : List.of("facilitator", "manager2"))
      assertThat(as(outsider).post(templates(), template(30)).status()).isEqualTo(404);
    assertThat(
            as("manager")
                .post("/api/programmes/" + UUID.randomUUID() + "/templates", template(30))
                .status())
        .isEqualTo(404);
    assertThat(as("stranger").get("/programmes/" + programme + "/templates").status())
        .isEqualTo(404);
  }

  @Test
  @DisplayName("sur la page, une responsable part d’un déroulé, en change les mots et le définit")
  void it_is_defined_on_the_page() {
    var path = "/programmes/" + programme + "/templates";
    var form = as("manager").get(path + "?basedOn=FLASH_60&questions=1").text();
    assertThat(form).contains("Enregistrer le déroulé", "steps[6].plannedMinutes", "items[0].key");

    var submitted = submit(path, onPage());
    assertThat(submitted.status()).as(submitted.text()).isEqualTo(204);
    var onward = submitted.response().headers().firstValue("HX-Redirect").orElseThrow();
    var page = as("manager").get(onward).text();
    assertThat(page)
        .contains("SUR_LA_PAGE", "Récit &lt;b&gt;", "version 1", "J’ai osé.", "Expérience")
        .doesNotContain("Récit <b>");
    assertThat(as("manager").get(path + "?lang=en").text())
        .contains("New template")
        .doesNotContain("group.page", "group.form");
  }

  @Test
  @DisplayName("dans le formulaire, des questions s’ajoutent, se déplacent et se relisent")
  void its_questions_are_edited_in_the_form() {
    var draft = "/programmes/" + programme + "/templates/draft";
    var added = submit(draft + "?edit=add", onPage());
    assertThat(added.status()).as(added.text()).isEqualTo(200);
    assertThat(added.text())
        .contains("value=\"SUR_LA_PAGE\"", "name=\"basedOn\" value=\"FLASH_60\"")
        .contains("value=\"COURAGE\"", "name=\"items[1].key\"", "Récit &lt;b&gt;")
        .doesNotContain("<html", "??");
    var moved =
        submit(
            draft + "?edit=up:1",
            onPage()
                + "&items%5B1%5D.key=Q1&items%5B1%5D.fr=Deux&items%5B1%5D.en=Two"
                + "&items%5B1%5D.from=0&items%5B1%5D.to=3&items%5B1%5D.audience=CLIENT");
    assertThat(moved.text().indexOf("value=\"Q1\""))
        .isPositive()
        .isLessThan(moved.text().indexOf("value=\"COURAGE\""));
    assertThat(submit(draft + "?edit=preview", onPage()).text())
        .contains("56 minutes", "I dared.")
        .doesNotContain("??");
    assertThat(as("manager").get("/programmes/" + programme + "/templates").text())
        .as("nothing is kept")
        .doesNotContain("SUR_LA_PAGE");
  }

  @Test
  @DisplayName("sur la page, des noms en clair suffisent : les codes se font d’eux-mêmes")
  void names_in_words_are_enough_on_the_page() {
    var path = "/programmes/" + programme + "/templates";
    var named =
        onPage()
            .replace("key=SUR_LA_PAGE", "key=Une+heure+%C3%A0+deux")
            .replace("key=COURAGE", "key=");
    assertThat(as("manager").get(path + "?basedOn=FLASH_60&questions=1").text())
        .contains("Nom du déroulé")
        .doesNotContain("Code du déroulé", "Code de la question");

    assertThat(submit(path, named).status()).isEqualTo(204);
    var again = submit(path, named);
    assertThat(again.status()).as(again.text()).isEqualTo(204);
    var onward = again.response().headers().firstValue("HX-Redirect").orElseThrow();
    assertThat(as("manager").get(onward).text())
        .contains("UNE_HEURE_A_DEUX", "J_AI_OSE")
        .doesNotContain("J_AI_OSE_2");
    assertThat(submit(path, named.replace("key=Une+heure+%C3%A0+deux", "key=+")).status())
        .isEqualTo(400);
  }

  private Answer submit(String path, String fields) {
    var caller = as("manager");
    return caller.send(
        caller
            .request(path)
            .header("HX-Request", "true")
            .header("Content-Type", "application/x-www-form-urlencoded")
            .POST(BodyPublishers.ofString(fields)));
  }

  private static String onPage() {
    var fields = new StringBuilder("key=SUR_LA_PAGE&basedOn=FLASH_60");
    for (int i = 0; i < STEPS.size(); i++)
      fields.append(
          "&steps[%d].key=%s&steps[%d].plannedMinutes=8&steps[%d].fr=&steps[%d].aimFr="
              .formatted(i, STEPS.get(i), i, i, i)
              .replace("[", "%5B")
              .replace("]", "%5D"));
    return fields
        + "&steps%5B1%5D.fr=R%C3%A9cit+%3Cb%3E"
        + "&steps%5B4%5D.kinds=EXPERIENCE&steps%5B4%5D.kinds=QUESTION"
        + "&items%5B0%5D.key=COURAGE&items%5B0%5D.fr=J%E2%80%99ai+os%C3%A9.&items%5B0%5D.en=I+dared."
        + "&items%5B0%5D.from=1&items%5B0%5D.to=5&items%5B0%5D.audience=EVERYBODY";
  }

  private void form() {
    must(
        as("manager")
            .post(
                "/api/programmes/" + programme + "/groups",
                GroupFixture.group(
                    group, "Groupe Lumière", "facilitator", List.of(lea, max, zoe))));
  }

  private Answer define(Map<String, Object> template) {
    return as("manager").post(templates(), template);
  }

  private String templates() {
    return "/api/programmes/" + programme + "/templates";
  }

  private String sessions() {
    return "/api/groups/" + group + "/sessions";
  }

  private static Map<String, Object> session(@Nullable String template) {
    var session = new HashMap<String, Object>();
    session.put("startsAt", template == null ? "2027-03-01T08:00:00Z" : "2027-02-01T08:00:00Z");
    if (template != null) session.put("template", template);
    return session;
  }

  private static Map<String, Object> template(int consultation) {
    var steps = new ArrayList<Object>();
    for (var step : STEPS) steps.add(step(step, 10));
    steps.set(4, step("CONSULTATION", consultation, "fr", "Partage"));
    var template = new HashMap<String, Object>();
    template.put("key", "HEURE_LUMIERE");
    template.put("basedOn", "STANDARD_180");
    template.put("steps", steps);
    template.put(
        "items",
        List.of(
            Map.of(
                "key",
                "COURAGE",
                "fr",
                "J’ai osé.",
                "en",
                "I dared.",
                "from",
                1,
                "to",
                5,
                "audience",
                "EVERYBODY")));
    return template;
  }

  @SuppressWarnings("unchecked")
  private static List<Object> steps(Map<String, Object> template) {
    return (List<Object>) Objects.requireNonNull(template.get("steps"));
  }

  private static Map<String, Object> step(String key, int minutes, Object... more) {
    var step = new HashMap<String, Object>();
    step.put("key", key);
    step.put("plannedMinutes", minutes);
    for (int i = 0; i < more.length; i += 2) step.put((String) more[i], more[i + 1]);
    return step;
  }

  private static String field(Answer answer) {
    assertThat(answer.status()).as(answer.text()).isEqualTo(400);
    return answer.field("/violations/0/field");
  }
}
