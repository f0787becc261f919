package codev.learning.reminders;

import static codev.learning.domain.Examples.actionCorrected;
import static codev.learning.domain.Examples.actionRestored;
import static codev.learning.domain.Examples.actionWithdrawn;
import static codev.learning.domain.Examples.committed;
import static codev.learning.domain.Examples.contact;
import static codev.learning.domain.Examples.dated;
import static codev.learning.domain.Examples.erased;
import static codev.learning.domain.Examples.joined;
import static codev.learning.domain.Examples.left;
import static codev.learning.domain.Examples.plan;
import static codev.learning.domain.Examples.programme;
import static codev.learning.domain.Examples.progressed;
import static codev.learning.domain.Examples.surveyed;
import static org.assertj.core.api.Assertions.assertThat;

import codev.infra.email.Email;
import codev.infra.email.EmailBlock.TranslatableText;
import codev.infra.email.EmailId;
import codev.infra.email.EmailProperties;
import codev.infra.projections.ReadModel;
import codev.infra.testkit.encryption.PlainTextEncryption;
import codev.learning.domain.Examples;
import codev.learning.domain.event.ActionEvent;
import codev.learning.domain.event.ActionEvent.ActionCorrected;
import codev.learning.domain.event.LearningServiceEvent;
import codev.learning.domain.event.PersonEvent.ContactNoted;
import codev.learning.domain.event.PersonEvent.GroupJoined;
import codev.learning.domain.person.Contact;
import codev.learning.domain.person.Language;
import codev.learning.domain.person.ReminderKind;
import codev.learning.domain.survey.BuiltInInstruments;
import codev.learning.domain.survey.InstrumentItem;
import codev.learning.domain.survey.SurveyKind;
import codev.learning.domain.value.ActionProgress;
import codev.learning.domain.value.GroupId;
import codev.learning.surveys.SurveyAddresses;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Alice decided on an action on 11 January, due on the 25th; her programme ends in September. */
@DisplayName("Rappeler une échéance, un questionnaire")
class RemindingTest {
  private static final EmailProperties SETTINGS =
      new EmailProperties(
          Duration.ofMinutes(1),
          "codev@localhost",
          URI.create("http://localhost:8080"),
          Locale.FRENCH,
          ZoneId.of("Europe/Paris"),
          Duration.ofDays(7),
          Duration.ofDays(365),
          LocalTime.of(20, 0),
          LocalTime.of(7, 0));

  private static final BuiltInInstruments INSTRUMENTS =
      new BuiltInInstruments(
          List.of(), Map.of(SurveyKind.SKILLS, Collections.nCopies(12, question())));

  @ParameterizedTest(name = "le {0}\u202f: {1}")
  @DisplayName("une action se rappelle trois jours avant sa date, puis le jour même")
  @CsvSource({
    "2027-01-21T10:00:00Z, ",
    "2027-01-22T10:00:00Z, reminding.action-near",
    "2027-01-24T10:00:00Z, reminding.action-near",
    "2027-01-25T10:00:00Z, reminding.action-today",
    "2027-01-26T10:00:00Z, "
  })
  void an_action_is_recalled_before_and_on_its_date(Instant moment, @Nullable String sentence) {
    assertThat(actions(moment, contact(null, true), joined(), committed()))
        .extracting(letter -> ((TranslatableText) letter.blocks().getFirst()).key())
        .isEqualTo(sentence == null ? List.of() : List.of(sentence));
  }

  @Test
  @DisplayName("le rappel d’un jour à l’autre reste la même lettre, celui du jour même une autre")
  void the_same_reminder_keeps_its_id() {
    var friday =
        only(actions(at("2027-01-22T10:00:00Z"), contact(null, true), joined(), committed()));
    var sunday =
        only(actions(at("2027-01-24T10:00:00Z"), contact(null, true), joined(), committed()));
    var monday =
        only(actions(at("2027-01-25T10:00:00Z"), contact(null, true), joined(), committed()));
    assertThat(friday.id()).isEqualTo(sunday.id()).isNotEqualTo(monday.id());
  }

  @Test
  @DisplayName("une action finie ne se rappelle plus, une action essayée si")
  void an_action_that_is_over_is_not_recalled() {
    var monday = at("2027-01-25T10:00:00Z");
    assertThat(
            actions(
                monday,
                contact(null, true),
                joined(),
                committed(),
                progressed(ActionProgress.ABANDONED, null)))
        .isEmpty();
    assertThat(
            actions(
                monday,
                contact(null, true),
                joined(),
                committed(),
                progressed(ActionProgress.TRYING, null)))
        .hasSize(1);
  }

  @Test
  @DisplayName("une action finie ne se rappelle plus non plus quand sa séance la modifie ensuite")
  void an_action_that_is_over_stays_so() {
    var done = progressed(ActionProgress.DONE, 4);
    assertThat(onMonday(committed(), done, datedAgain())).isEmpty();
    assertThat(onMonday(committed(), done, actionWithdrawn(), actionRestored())).isEmpty();
    assertThat(onMonday(committed(), actionCorrected(), done, datedAgain())).isEmpty();
  }

  @Test
  @DisplayName("retirée ou sans date, une action ne se rappelle que si cela change de nouveau")
  void an_action_is_recalled_as_it_is_now() {
    assertThat(onMonday(committed(), actionWithdrawn())).isEmpty();
    assertThat(onMonday(committed(), actionWithdrawn(), actionRestored())).hasSize(1);
    assertThat(onMonday(committed(), actionCorrected())).isEmpty();
    assertThat(onMonday(committed(), actionCorrected(), datedAgain())).hasSize(1);
  }

  /** On the date of Alice's action. */
  private static List<Email> onMonday(ActionEvent... ofAction) {
    var log = new ArrayList<LearningServiceEvent>(List.of(contact(null, true), joined()));
    log.addAll(List.of(ofAction));
    return actions(at("2027-01-25T10:00:00Z"), log.toArray(LearningServiceEvent[]::new));
  }

  private static ActionCorrected datedAgain() {
    return new ActionCorrected(
        Examples.ACTION,
        Examples.SESSION,
        Examples.GROUP,
        Examples.PROGRAMME,
        Examples.ALICE,
        plan(),
        Examples.TEN_TWENTY);
  }

  @Test
  @DisplayName("rien de ce que l’action dit n’est dans la lettre")
  void not_a_word_of_the_action_is_in_it() {
    var letter =
        only(actions(at("2027-01-25T10:00:00Z"), contact(null, true), joined(), committed()));
    assertThat(letter.toString()).doesNotContain("sealed");
  }

  @Test
  @DisplayName("chacun dans sa langue, à défaut celle de la maison")
  void everybody_in_their_language() {
    var monday = at("2027-01-25T10:00:00Z");
    assertThat(
            only(actions(monday, contact(Language.EN, true), joined(), committed()))
                .to()
                .language())
        .isEqualTo(Locale.ENGLISH);
    assertThat(only(actions(monday, contact(null, true), joined(), committed())).to().language())
        .isEqualTo(Locale.FRENCH);
  }

  @Test
  @DisplayName("qui ne veut pas de rappels, n’a pas d’adresse ou n’est pas connu n’en reçoit pas")
  void whoever_does_not_want_it_or_has_no_address_is_left_alone() {
    var monday = at("2027-01-25T10:00:00Z");
    var nowhere =
        new ContactNoted(
            Examples.ALICE,
            new Contact("Alice Martin", null, null, true, List.of()),
            Examples.TEN_TWENTY);
    assertThat(actions(monday, contact(null, false), joined(), committed())).isEmpty();
    assertThat(actions(monday, nowhere, joined(), committed())).isEmpty();
    assertThat(actions(monday, joined(), committed())).isEmpty();
  }

  @Test
  @DisplayName("qui se passe des échéances reçoit encore les questionnaires, et inversement")
  void who_does_without_one_kind_is_sent_the_other() {
    var monday = at("2027-01-25T10:00:00Z");
    var start = at("2027-01-11T10:00:00Z");
    for (var kind : ReminderKind.values()) {
      var address = new Contact("Alice Martin", "alice@example.org", null, true, List.of(kind));
      var reader = new ContactNoted(Examples.ALICE, address, Examples.TEN_TWENTY);
      assertThat(actions(monday, reader, joined(), committed()))
          .hasSize(kind == ReminderKind.ACTIONS ? 0 : 1);
      assertThat(surveys(start, reader, joined(), programme(5), dated()))
          .hasSize(kind == ReminderKind.SURVEYS ? 0 : 1);
    }
  }

  @Test
  @DisplayName("la nuit, aucun rappel")
  void at_night_nobody_is_reminded() {
    assertThat(actions(at("2027-01-25T05:59:00Z"), contact(null, true), joined(), committed()))
        .isEmpty();
    assertThat(actions(at("2027-01-25T06:00:00Z"), contact(null, true), joined(), committed()))
        .hasSize(1);
    assertThat(actions(at("2027-01-25T19:00:00Z"), contact(null, true), joined(), committed()))
        .isEmpty();
  }

  @ParameterizedTest(name = "le {0}\u202f: {1}")
  @DisplayName("un questionnaire se propose à son moment du programme, puis se rappelle une fois")
  @CsvSource({
    "2027-01-10T10:00:00Z, ",
    "2027-01-11T10:00:00Z, survey SKILLS/START",
    "2027-01-17T10:00:00Z, survey SKILLS/START",
    "2027-01-18T10:00:00Z, survey-again SKILLS/START",
    "2027-01-24T10:00:00Z, survey-again SKILLS/START",
    "2027-01-25T10:00:00Z, ",
    "2027-05-22T10:00:00Z, survey SKILLS/MIDDLE",
    "2027-09-30T10:00:00Z, survey SKILLS/END",
    "2027-12-30T10:00:00Z, survey FOLLOW_UP/THREE_MONTHS",
    "2028-03-30T10:00:00Z, survey FOLLOW_UP/SIX_MONTHS",
    "2028-04-06T10:00:00Z, survey-again FOLLOW_UP/SIX_MONTHS"
  })
  void a_survey_is_offered_when_its_moment_comes(Instant moment, @Nullable String survey) {
    assertThat(surveys(moment, contact(null, true), joined(), programme(5), dated()))
        .extracting(Email::id)
        .isEqualTo(survey == null ? List.of() : List.of(id(survey)));
  }

  @ParameterizedTest(name = "le {0}\u202f: {1}")
  @DisplayName("le climat se demande quand le groupe s’est vu, jamais avec les compétences")
  @CsvSource({
    "2027-02-07T10:00:00Z, ",
    "2027-02-08T10:00:00Z, survey CLIMATE/START",
    "2027-02-15T10:00:00Z, survey-again CLIMATE/START",
    "2027-02-22T10:00:00Z, ",
    "2027-06-06T10:00:00Z, survey CLIMATE/MIDDLE",
    "2027-10-14T10:00:00Z, survey CLIMATE/END",
    "2027-10-27T10:00:00Z, survey-again CLIMATE/END"
  })
  void the_climate_is_asked_once_a_group_has_met(Instant moment, @Nullable String survey) {
    assertThat(surveys(moment, contact(null, true), joined(), programme(5), dated()))
        .extracting(Email::id)
        .isEqualTo(survey == null ? List.of() : List.of(id(survey)));
  }

  @Test
  @DisplayName("un questionnaire du programme se propose à ses moments, sous son titre")
  void a_programmes_own_survey_is_offered_at_its_moments() {
    var start = at("2027-01-11T10:00:00Z");
    var middle = at("2027-05-22T10:00:00Z");
    var reader = contact(Language.EN, true);
    var offered =
        surveys(start, reader, joined(), surveyed(), programme(5), dated(), Examples.loaded());
    assertThat(only(offered).id()).isEqualTo(id("survey TEAM_SPIRIT/START"));
    assertThat(only(offered).subject().arguments()).contains("Mutual help");
    assertThat(surveys(middle, reader, joined(), programme(5), dated(), Examples.loaded()))
        .extracting(Email::id)
        .containsExactly(id("survey SKILLS/MIDDLE"));
    assertThat(
            surveys(
                start,
                reader,
                joined(),
                surveyed(),
                programme(5),
                dated(),
                Examples.loaded(),
                Examples.instrumentAnswered()))
        .isEmpty();
  }

  @Test
  @DisplayName("qui ne répond pas est sollicité deux fois à trois mois et à six, jamais davantage")
  void who_does_not_answer_is_asked_twice() {
    for (var end : List.of("2027-12-30T10:00:00Z", "2028-03-30T10:00:00Z")) {
      var asked =
          IntStream.range(0, 60)
              .mapToObj(day -> at(end).plus(Duration.ofDays(day)))
              .flatMap(day -> followUps(day).stream())
              .map(Email::id)
              .distinct()
              .toList();
      assertThat(asked).hasSize(2);
    }
  }

  @Test
  @DisplayName("le bouton mène droit au questionnaire, à une adresse de cette personne seule")
  void the_button_leads_to_the_survey() {
    var letter = only(followUps(at("2027-12-30T10:00:00Z")));
    assertThat(letter.link().label().key()).isEqualTo("reminding.survey.open");
    assertThat(letter.link().path())
        .isEqualTo("/questionnaires/" + Examples.PROGRAMME + "/FOLLOW_UP/THREE_MONTHS/alice");
  }

  private static List<Email> followUps(Instant moment) {
    return surveys(moment, contact(null, true), joined(), programme(5), dated());
  }

  @Test
  @DisplayName("un questionnaire s’annonce avec le temps qu’il demande")
  void a_survey_comes_with_the_time_it_takes() {
    var start = at("2027-01-11T10:00:00Z");
    var reader = contact(Language.EN, true);
    var skills = only(surveys(start, reader, joined(), programme(5), dated()));
    assertThat(((TranslatableText) skills.blocks().getFirst()).arguments()).last().isEqualTo(2);
    var own =
        only(
            surveys(start, reader, joined(), surveyed(), programme(5), dated(), Examples.loaded()));
    assertThat(((TranslatableText) own.blocks().getFirst()).arguments()).last().isEqualTo(1);
  }

  private static EmailId id(String survey) {
    return new EmailId(survey.replace(" ", "/" + Examples.PROGRAMME + "/") + "/alice");
  }

  @Test
  @DisplayName("qui a répondu n’est plus sollicité")
  void whoever_has_answered_is_not_asked_again() {
    var moment = at("2027-01-11T10:00:00Z");
    assertThat(surveys(moment, contact(null, true), joined(), surveyed(), programme(5), dated()))
        .isEmpty();
  }

  @Test
  @DisplayName("sans dates connues du programme, ou hors d’un groupe, rien n’est proposé")
  void without_dates_or_outside_a_group_nothing_is_offered() {
    var moment = at("2027-01-11T10:00:00Z");
    assertThat(surveys(moment, contact(null, true), joined(), programme(5))).isEmpty();
    assertThat(surveys(moment, contact(null, true), programme(5), dated())).isEmpty();
  }

  @Test
  @DisplayName(
      "qui a quitté son groupe n’y est plus sollicité de rien, qui revient l’est à nouveau")
  void whoever_has_left_is_not_written_to() {
    var monday = at("2027-01-25T10:00:00Z");
    var start = at("2027-01-11T10:00:00Z");
    var reader = contact(null, true);
    assertThat(actions(monday, reader, joined(), committed(), left())).isEmpty();
    assertThat(surveys(start, reader, joined(), left(), programme(5), dated())).isEmpty();
    assertThat(actions(monday, reader, joined(), committed(), left(), joined())).hasSize(1);
  }

  @Test
  @DisplayName("qui est passé dans un autre groupe du programme y répond toujours")
  void whoever_moved_to_another_group_is_still_asked() {
    var elsewhere =
        new GroupJoined(
            Examples.ALICE, new GroupId(Examples.id(8)), Examples.PROGRAMME, Examples.TEN_TWENTY);
    var start = at("2027-01-11T10:00:00Z");
    assertThat(
            surveys(start, contact(null, true), joined(), elsewhere, left(), programme(5), dated()))
        .hasSize(1);
  }

  @Test
  @DisplayName("après effacement, plus rien ne s’écrit")
  void after_erasure_nothing_is_written() {
    var monday = at("2027-01-25T10:00:00Z");
    var start = at("2027-01-11T10:00:00Z");
    var reader = contact(null, true);
    assertThat(actions(monday, reader, joined(), committed(), erased())).isEmpty();
    assertThat(surveys(start, reader, joined(), erased(), programme(5), dated())).isEmpty();
  }

  private static List<Email> actions(Instant moment, LearningServiceEvent... log) {
    var views = new FoldedViews(List.of(log));
    return new ActionReminders(views, readers(views), SETTINGS, 3).due(moment).toList();
  }

  private static List<Email> surveys(Instant moment, LearningServiceEvent... log) {
    var views = new FoldedViews(List.of(log));
    var addresses = new SurveyAddresses(new PlainTextEncryption());
    return new SurveyReminders(views, readers(views), INSTRUMENTS, addresses, SETTINGS)
        .due(moment)
        .toList();
  }

  private static InstrumentItem question() {
    return new InstrumentItem(
        "C1",
        "Écouter",
        "Listening",
        InstrumentItem.Scale.ZERO_TO_TEN,
        InstrumentItem.Audience.ALL);
  }

  private static ReadModel<ReminderRecipient> readers(FoldedViews views) {
    return views.project(ReminderRecipient.PROJECTION);
  }

  private static Email only(List<Email> letters) {
    assertThat(letters).hasSize(1);
    return letters.getFirst();
  }

  private static Instant at(String moment) {
    return Instant.parse(moment);
  }
}
