package codev.infra.systemtest;

import static codev.infra.systemtest.Meeting.MEMBERS;
import static codev.infra.systemtest.Meeting.must;
import static org.assertj.core.api.Assertions.assertThat;

import codev.infra.testkit.TestApiClient.Answer;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/**
 * An attacker who holds the sessions of a manager, a sponsor, the facilitator and four of the eight
 * members asks the whole platform for every figure, under every filter, after every answer.
 */
@DisplayName("Attaque contre les résultats, par l'API de tous les rôles")
@Story
class PrivacyAttackTest {
  private static final List<String> COLLUDERS = MEMBERS.subList(0, 4);

  /** Of whom k = 5 stand behind a figure besides the reader. */
  private static final int ENOUGH = 6;

  private static final List<Integer> ANSWERS = List.of(1, 5, 2, 4, 5, 3, 1, 2);

  private static Meeting meeting;
  private static long position;

  /** All that was published of one item, by the number of those who had answered. */
  private static final List<TreeSet<String>> PUBLISHED = new ArrayList<>();

  private static final List<TreeSet<String>> SHOWN_TO_THE_SPONSOR = new ArrayList<>();

  @BeforeAll
  static void a_group_of_eight() {
    PUBLISHED.clear();
    SHOWN_TO_THE_SPONSOR.clear();
    meeting = new Meeting(Platform.running().address(), Platform.running()::token);
    meeting.found();
    meeting.as("hugo").await(ofGroup(), published -> published.path("figures").size() > 0);
  }

  @Test
  @Order(1)
  @DisplayName("après chaque réponse, chacun demande tout")
  void after_every_answer_everybody_asks_for_everything() {
    for (int i = 0; i < MEMBERS.size(); i++) {
      answers(MEMBERS.get(i), ANSWERS.get(i));
      var published = new TreeSet<String>();
      ofProgramme(true).forEach(path -> keep(meeting.as("manager").get(path), published));
      keepOwn(meeting.as("facilitator").get(awaited("/api/facilitators/me/outcomes")), published);
      for (var name : Stream.concat(Stream.of("facilitator"), COLLUDERS.stream()).toList())
        keep(meeting.as(name).get(awaited(ofGroup())), published);
      PUBLISHED.add(published);
      var toTheSponsor = new TreeSet<String>();
      ofProgramme(false).forEach(path -> keep(meeting.as("sponsor").get(path), toTheSponsor));
      SHOWN_TO_THE_SPONSOR.add(toTheSponsor);
    }
    assertThat(PUBLISHED).hasSize(MEMBERS.size());
  }

  @Test
  @Order(2)
  @DisplayName("rien n'est dit avant la sixième réponse")
  void nothing_is_told_before_the_sixth_answer() {
    assertThat(PUBLISHED.subList(0, ENOUGH - 1))
        .allSatisfy(published -> assertThat(published).isEmpty());
  }

  @Test
  @Order(3)
  @DisplayName("puis partout le même chiffre, que les deux dernières réponses ne changent pas")
  void then_the_same_figure_everywhere() {
    var sum = ANSWERS.stream().limit(ENOUGH).mapToInt(answer -> answer).sum();
    var only = figure(Math.round(100.0 * sum / ENOUGH) / 100.0, ENOUGH);
    assertThat(PUBLISHED.subList(ENOUGH - 1, MEMBERS.size()))
        .allSatisfy(published -> assertThat(published).containsExactly(only));
  }

  @Test
  @Order(4)
  @DisplayName("à quatre, ils ne savent que la somme de deux autres")
  void four_of_them_know_the_sum_of_two_others_only() {
    int known = ANSWERS.stream().limit(COLLUDERS.size()).mapToInt(answer -> answer).sum();
    double published = Double.parseDouble(PUBLISHED.getLast().getFirst().split(" of ", 2)[0]);
    long left = Math.round(published * ENOUGH) - known;
    var possible = new TreeSet<Integer>();
    for (int emma = 1; emma <= 5; emma++) {
      long farid = left - emma;
      if (1 <= farid && farid <= 5) possible.add(emma);
    }
    assertThat(possible).contains(ANSWERS.get(4)).hasSizeGreaterThan(1);
  }

  @Test
  @Order(5)
  @DisplayName("le commanditaire n'apprend rien d'un groupe seul, ni ne le choisit")
  void the_sponsor_learns_nothing_of_a_single_group() {
    assertThat(SHOWN_TO_THE_SPONSOR).allSatisfy(published -> assertThat(published).isEmpty());
    assertThat(meeting.as("sponsor").get(programme() + "?group=" + meeting.group))
        .returns(403, Answer::status)
        .returns("outcomes.sponsor-sees-no-group", Answer::rule);
    assertThat(meeting.as("sponsor").get(ofGroup()).status()).isEqualTo(404);
    assertThat(meeting.as("bob").get(programme()).status()).isEqualTo(403);
  }

  @Test
  @Order(6)
  @DisplayName("et tout ce qu'ils ont vu est noté")
  void whatever_they_saw_is_noted() {
    var path = "/api/audit/learning/showings?size=200&programme=" + meeting.programme;
    var noted = meeting.as("auditor").get(path).body();
    assertThat(noted.valueStream().map(one -> one.path("username").asString()).distinct())
        .contains("manager", "sponsor", "facilitator")
        .containsAll(COLLUDERS);
  }

  private static void answers(String member, int answer) {
    var sheet =
        Map.of(
            "moment",
            "START",
            "programmeId",
            meeting.programme,
            "answers",
            Map.of("H2", answer, "H3", 3, "H4", 4));
    position = must(meeting.as(member).post("/api/surveys/CLIMATE/answers", sheet)).position();
  }

  private static List<String> ofProgramme(boolean alsoByGroup) {
    var today = PlatformTime.today();
    var filters =
        new ArrayList<>(
            List.of(
                "",
                "unit=Finance",
                "unit=Production",
                "unit=Ventes",
                "unit=Achats",
                "site=Lyon",
                "unit=Finance&site=Lyon",
                "aim=MANAGERIAL_PRACTICE",
                "from=" + today,
                "to=" + today,
                "from=" + today + "&to=" + today,
                "to=" + today.minusDays(1),
                "from=" + today.plusDays(1)));
    if (alsoByGroup)
      filters.addAll(List.of("group=" + meeting.group, "group=" + meeting.group + "&unit=Finance"));
    return filters.stream().map(filter -> awaited(programme() + "?" + filter)).toList();
  }

  private static String awaited(String path) {
    return path + (path.contains("?") ? "&" : "?") + "after=" + position;
  }

  private static String programme() {
    return "/api/programmes/" + meeting.programme + "/outcomes";
  }

  private static String ofGroup() {
    return "/api/groups/" + meeting.group + "/outcomes";
  }

  private static void keep(Answer answer, Set<String> published) {
    assertThat(answer.status()).as(answer.text()).isEqualTo(200);
    keep(answer.body(), published);
  }

  /** The facilitator leads groups of other programmes too. */
  private static void keepOwn(Answer answer, Set<String> published) {
    assertThat(answer.status()).as(answer.text()).isEqualTo(200);
    for (var led : answer.body().path("programmes"))
      if (led.path("programmeId").asString().equals(meeting.programme.toString()))
        keep(led, published);
  }

  /** Every value of the item, wherever the answer has it. */
  private static void keep(JsonNode body, Set<String> published) {
    for (var figure : body.findParents("key"))
      if (figure.path("key").asString("").equals("climate.start.H2") && figure.has("value"))
        published.add(figure(figure.path("value").asDouble(), figure.path("n").asInt()));
  }

  private static String figure(double value, int people) {
    return value + " of " + people;
  }
}
