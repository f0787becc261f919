package codev.learning.domain;

import static codev.learning.domain.Examples.*;

import codev.learning.domain.AccessCheckCommand.CheckRespondent;
import codev.learning.domain.AccessCheckCommand.CheckSurveyProgramme;
import codev.learning.domain.LearningServiceCommand.AnswerInstrument;
import codev.learning.domain.LearningServiceCommand.AnswerSurvey;
import codev.learning.domain.event.PersonEvent.GroupJoined;
import codev.learning.domain.event.PersonEvent.SurveyAnswered;
import codev.learning.domain.survey.SurveyKind;
import codev.learning.domain.value.EncryptedText;
import codev.learning.domain.value.GroupId;
import codev.learning.domain.value.ProgrammeId;
import org.axonframework.test.aggregate.AggregateTestFixture;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("Répondre à un questionnaire")
class AnsweringASurveyTest {
  private static final ProgrammeId OTHER_PROGRAMME = new ProgrammeId(id(101));
  private static final GroupId OTHER_GROUP = new GroupId(id(102));

  private final AggregateTestFixture<KnownPerson> person =
      new AggregateTestFixture<>(KnownPerson.class);

  @Test
  @DisplayName("un membre répond une fois par moment")
  void a_member_answers_once_per_moment() {
    person.given(joined()).when(answer(null, sealed("answers"))).expectEvents(surveyed());
  }

  @Test
  @DisplayName("les mêmes réponses envoyées deux fois comptent une fois")
  void the_same_answers_sent_twice_count_once() {
    person
        .given(joined(), surveyed())
        .when(answer(null, sealed("answers")))
        .expectNoEvents()
        .expectSuccessfulHandlerExecution();
  }

  @Test
  @DisplayName("on ne répond pas autrement après coup")
  void nobody_answers_otherwise_afterwards() {
    person
        .given(joined(), surveyed())
        .when(answer(null, sealed("other answers")))
        .expectNoEvents()
        .expectExceptionMessage("ANSWERED_ALREADY");
  }

  @Test
  @DisplayName("qui n'est d'aucun groupe n'est pas interrogé")
  void whoever_is_in_no_group_is_not_surveyed() {
    person
        .given(noted())
        .when(answer(null, sealed("answers")))
        .expectNoEvents()
        .expectExceptionMessage("ONLY_MEMBERS_ARE_SURVEYED");
  }

  @Test
  @DisplayName("qui est d'un groupe, ou a répondu quand il en était, a accès aux questionnaires")
  void members_and_respondents_have_access() {
    person.given(joined()).when(new CheckRespondent(ALICE)).expectSuccessfulHandlerExecution();
    person
        .given(joined(), surveyed(), left())
        .when(new CheckRespondent(ALICE))
        .expectNoEvents()
        .expectSuccessfulHandlerExecution();
    person
        .given(joined(), left())
        .when(new CheckRespondent(ALICE))
        .expectExceptionMessage("ONLY_MEMBERS_ARE_SURVEYED");
  }

  @Test
  @DisplayName("qui a quitté son groupe n'est plus interrogé, mais peut renvoyer sa réponse")
  void whoever_has_left_is_not_surveyed_any_more() {
    person
        .given(joined(), left())
        .when(answer(null, sealed("answers")))
        .expectNoEvents()
        .expectExceptionMessage("ONLY_MEMBERS_ARE_SURVEYED");
    person
        .given(joined(), surveyed(), left())
        .when(answer(null, sealed("answers")))
        .expectNoEvents()
        .expectSuccessfulHandlerExecution();
  }

  @Test
  @DisplayName("chaque questionnaire a ses moments")
  void each_survey_has_its_moments() {
    person
        .given(joined())
        .when(
            new AnswerSurvey(
                ALICE,
                SurveyKind.FOLLOW_UP,
                SurveyKind.Moment.START,
                null,
                items("F1"),
                sealed("answers"),
                TEN_TWENTY))
        .expectNoEvents()
        .expectExceptionMessage("NOT_A_MOMENT_OF_THIS_SURVEY");
  }

  @Test
  @DisplayName("à qui suit deux programmes, on répond pour le dernier rejoint")
  void of_two_programmes_the_one_joined_last_is_meant() {
    person
        .given(joined(), joinedOther())
        .when(answer(null, sealed("answers")))
        .expectEvents(answered(OTHER_GROUP, OTHER_PROGRAMME));
  }

  @Test
  @DisplayName("ou pour celui qui est nommé")
  void or_the_one_that_is_named() {
    person
        .given(joined(), joinedOther())
        .when(answer(PROGRAMME, sealed("answers")))
        .expectEvents(surveyed());
  }

  @Test
  @DisplayName("le programme pour lequel on répond est connu avant les réponses")
  void the_programme_is_found_before_the_answers() {
    person.given(joined(), joinedOther()).when(find()).expectResultMessagePayload(OTHER_PROGRAMME);
    person.given(joined(), surveyed(), left()).when(find()).expectResultMessagePayload(PROGRAMME);
    person.given(joined(), left()).when(find()).expectExceptionMessage("ONLY_MEMBERS_ARE_SURVEYED");
  }

  private static CheckSurveyProgramme find() {
    return new CheckSurveyProgramme(ALICE, SurveyKind.SKILLS, SurveyKind.Moment.START);
  }

  @Test
  @DisplayName("les réponses d'un programme ne tiennent pas lieu de celles d'un autre")
  void answers_for_one_programme_do_not_stand_for_another() {
    person
        .given(joined(), surveyed(), joinedOther())
        .when(answer(null, sealed("answers")))
        .expectEvents(answered(OTHER_GROUP, OTHER_PROGRAMME));
  }

  @Test
  @DisplayName(
      "un questionnaire du programme se remplit une fois par moment, quelle que soit sa version")
  void an_instrument_is_answered_once_per_moment_whatever_its_version() {
    person.given(joined()).when(fill(1, sealed("answers"))).expectEvents(instrumentAnswered());
    person.given(joined(), instrumentAnswered()).when(fill(2, sealed("answers"))).expectNoEvents();
    person
        .given(joined(), instrumentAnswered())
        .when(fill(2, sealed("other answers")))
        .expectNoEvents()
        .expectExceptionMessage("ANSWERED_ALREADY");
  }

  @Test
  @DisplayName("et par les membres du programme seulement")
  void and_by_members_of_the_programme_only() {
    person
        .given(joinedOther())
        .when(fill(1, sealed("answers")))
        .expectNoEvents()
        .expectExceptionMessage("ONLY_MEMBERS_ARE_SURVEYED");
  }

  private static AnswerInstrument fill(int version, EncryptedText answers) {
    return new AnswerInstrument(
        ALICE,
        "TEAM_SPIRIT",
        version,
        SurveyKind.Moment.START,
        PROGRAMME,
        items("T1"),
        answers,
        TEN_TWENTY);
  }

  private static GroupJoined joinedOther() {
    return new GroupJoined(ALICE, OTHER_GROUP, OTHER_PROGRAMME, TEN_TWENTY);
  }

  private static SurveyAnswered answered(GroupId group, ProgrammeId programme) {
    return new SurveyAnswered(
        ALICE,
        SurveyKind.SKILLS,
        SurveyKind.Moment.START,
        group,
        programme,
        items("C1", "C12"),
        sealed("answers"),
        TEN_TWENTY);
  }

  private static AnswerSurvey answer(@Nullable ProgrammeId programme, EncryptedText answers) {
    return new AnswerSurvey(
        ALICE,
        SurveyKind.SKILLS,
        SurveyKind.Moment.START,
        programme,
        items("C1", "C12"),
        answers,
        TEN_TWENTY);
  }
}
