package codev.learning.domain;

import static codev.learning.domain.Examples.PROGRAMME;
import static codev.learning.domain.Examples.TEN_TWENTY;
import static codev.learning.domain.Examples.instrument;
import static codev.learning.domain.Examples.loaded;
import static codev.learning.domain.Examples.programme;
import static codev.learning.domain.Examples.question;

import codev.learning.domain.LearningServiceCommand.LoadInstrument;
import codev.learning.domain.event.ProgrammeEvent.InstrumentLoaded;
import codev.learning.domain.person.Username;
import codev.learning.domain.survey.ProgrammeInstrument;
import codev.learning.domain.survey.ProgrammeInstrument.Question;
import codev.learning.domain.survey.SurveyKind;
import java.util.List;
import org.axonframework.modelling.command.AggregateNotFoundException;
import org.axonframework.test.aggregate.AggregateTestFixture;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("Charger un questionnaire du programme")
class LoadingAnInstrumentTest {
  private static final Username MANAGER = new Username("manager");
  private static final Question HELPED =
      question("T1", "Un collègue m’a aidé.", "A colleague has helped me.", 0, 6);

  private final AggregateTestFixture<KnownProgramme> programme =
      new AggregateTestFixture<>(KnownProgramme.class);

  @Test
  @DisplayName("c’est sa première version")
  void is_its_first_version() {
    programme.given(programme(5)).when(load(instrument())).expectEvents(loaded());
  }

  @Test
  @DisplayName("le même fichier ne change rien")
  void the_same_file_changes_nothing() {
    programme.given(programme(5), loaded()).when(load(instrument())).expectNoEvents();
  }

  @Test
  @DisplayName("un fichier changé est la version suivante, même quand il en reprend une ancienne")
  void a_changed_file_is_the_next_version() {
    var shorter = with("TEAM_SPIRIT", HELPED);
    var second = new InstrumentLoaded(PROGRAMME, shorter, 2, MANAGER, TEN_TWENTY);
    programme.given(programme(5), loaded()).when(load(shorter)).expectEvents(second);
    programme
        .given(programme(5), loaded(), second)
        .when(load(instrument()))
        .expectEvents(new InstrumentLoaded(PROGRAMME, instrument(), 3, MANAGER, TEN_TWENTY));
  }

  @Test
  @DisplayName("une question garde son échelle tant qu’elle garde sa clé, même après une absence")
  void a_question_keeps_its_scale_as_long_as_its_key() {
    var without =
        new InstrumentLoaded(
            PROGRAMME,
            with("TEAM_SPIRIT", question("T3", "Autre chose.", "Something else.", 1, 5)),
            2,
            MANAGER,
            TEN_TWENTY);
    programme
        .given(programme(5), loaded(), without)
        .when(load(with("TEAM_SPIRIT", question("T1", "Aidé ?", "Helped?", 1, 5))))
        .expectNoEvents()
        .expectExceptionMessage("ITEM_HAS_ANOTHER_SCALE");
  }

  @Test
  @DisplayName("elle peut être mieux dite")
  void it_may_be_worded_better() {
    var better = with("TEAM_SPIRIT", question("T1", "Un pair m’a aidé.", "A peer helped.", 0, 6));
    programme
        .given(programme(5), loaded())
        .when(load(better))
        .expectEvents(new InstrumentLoaded(PROGRAMME, better, 2, MANAGER, TEN_TWENTY));
  }

  @Test
  @DisplayName("une même question ne se pose pas sous deux clés, ni dans deux questionnaires")
  void the_same_question_is_not_asked_under_two_keys() {
    var again = question("T9", "un collègue m’a  aidé", "Somebody helped.", 1, 5);
    programme
        .given(programme(5), loaded())
        .when(load(with("TEAM_SPIRIT", again)))
        .expectNoEvents()
        .expectExceptionMessage("ITEM_IS_ASKED_ALREADY");
    programme
        .given(programme(5), loaded())
        .when(load(with("OTHER", HELPED)))
        .expectNoEvents()
        .expectExceptionMessage("ITEM_IS_ASKED_ALREADY");
  }

  @Test
  @DisplayName("un programme inconnu n’en a pas")
  void an_unknown_programme_has_none() {
    programme
        .givenNoPriorActivity()
        .when(load(instrument()))
        .expectException(AggregateNotFoundException.class);
  }

  private static ProgrammeInstrument with(String key, Question item) {
    return new ProgrammeInstrument(
        key, instrument().title(), null, "Ours", List.of(SurveyKind.Moment.START), List.of(item));
  }

  private static LoadInstrument load(ProgrammeInstrument instrument) {
    return new LoadInstrument(PROGRAMME, instrument, MANAGER, TEN_TWENTY);
  }
}
