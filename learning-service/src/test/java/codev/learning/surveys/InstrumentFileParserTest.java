package codev.learning.surveys;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import codev.learning.domain.survey.InstrumentItem;
import codev.learning.domain.survey.SurveyKind;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.core.io.ClassPathResource;
import tools.jackson.databind.json.JsonMapper;

@DisplayName("Lire un questionnaire d’un fichier")
class InstrumentFileParserTest {
  private static final String EXAMPLE = example();

  @Test
  @DisplayName("l’exemple montré sur la page se lit")
  void the_example_of_the_page_is_read() throws InvalidInstrumentFileException {
    var read = InstrumentFileParser.read(EXAMPLE, JsonMapper.shared());
    assertThat(read.key()).isEqualTo("TEAM_SPIRIT");
    assertThat(read.moments()).containsExactly(SurveyKind.Moment.START, SurveyKind.Moment.END);
    assertThat(read.items().getLast().audience()).isEqualTo(InstrumentItem.Audience.CLIENT);
    assertThat(read.items().getLast().mayNotApply()).isTrue();
    assertThat(read.items().getFirst().mayNotApply()).isFalse();
  }

  @ParameterizedTest(name = "{1} à la place de {0}")
  @DisplayName("ce qui est faux est nommé, avec sa ligne et son champ")
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      value = {
        "TEAM_SPIRIT | team spirit | 2 | key | loading.key",
        "TEAM_SPIRIT | SKILLS | 2 | key | loading.ours",
        "\"source\" | \"licence\" | 8 | licence | loading.unknown-field",
        "\"START\" | \"SOMETIMES\" | 9 | moments[0] | loading.one-of",
        "\"T2\" | \"T1\" | 18 | items[1].key | loading.twice",
        "\"T2\" | \"T.2\" | 18 | items[1].key | loading.item-key",
        "\"to\": 6 | \"to\": 0 | 15 | items[0].to | loading.number",
        "\"to\": 6 | \"to\": 11 | 15 | items[0].to | loading.number",
        "\"to\": 6 | \"to\": \"6\" | 15 | items[0].to | loading.number",
        "\"mayNotApply\": true | \"mayNotApply\": 1 | 21 | items[1].mayNotApply |"
            + " loading.true-or-false",
        "\"CLIENT\" | \"CONSULTANT\" | 21 | items[1].audience | loading.one-of",
        "A colleague from another department has helped me. | ~~ | 14 | items[0].en |"
            + " loading.words",
        "A colleague from another department has helped me. | I was able to use the help I"
            + " received as client! | 19 | items[1].fr | loading.same-question",
      })
  void what_is_wrong_is_named(String right, String wrong, int line, String field, String sentence) {
    var failure = unreadable(EXAMPLE.replaceFirst(Pattern.quote(right), wrong));
    assertThat(failure.errors())
        .anySatisfy(
            one ->
                assertThat(one)
                    .returns(line, InstrumentFileError::line)
                    .returns(field, InstrumentFileError::field)
                    .returns(sentence, InstrumentFileError::sentence));
  }

  @Test
  @DisplayName("ce qui manque l’est à la ligne où il devrait être")
  void what_is_missing_is_named_where_it_should_stand() {
    var failure = unreadable(EXAMPLE.replace("\"key\": \"T1\",", ""));
    assertThat(failure.errors())
        .singleElement()
        .returns(11, InstrumentFileError::line)
        .returns("items[0].key", InstrumentFileError::field);
  }

  @Test
  @DisplayName("tout ce qui est faux est dit en une fois, dans l’ordre des lignes")
  void all_that_is_wrong_is_said_at_once() {
    var failure = unreadable(EXAMPLE.replace("\"to\": 6", "\"to\": 60").replace("\"START\"", "1"));
    assertThat(failure.errors()).extracting(InstrumentFileError::line).containsExactly(9, 15, 21);
  }

  @Test
  @DisplayName("une question au moins est pour tous")
  void one_question_at_least_is_for_everybody() {
    var failure =
        unreadable(
            EXAMPLE.replace(
                "\"to\": 6, \"mayNotApply\": false",
                "\"to\": 6, \"mayNotApply\": false, \"audience\": \"CLIENT\""));
    assertThat(failure.errors())
        .singleElement()
        .returns(10, InstrumentFileError::line)
        .returns("loading.for-all", InstrumentFileError::sentence);
  }

  @ParameterizedTest
  @DisplayName("ce qui n’est pas du JSON aussi est situé")
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      value = {
        "{ | loading.no-json",
        "[] | loading.no-object",
        "~~ | loading.no-object",
        "{\"key\": | loading.no-json"
      })
  void what_is_no_json_is_located(String text, String sentence) {
    assertThat(unreadable(text).errors())
        .first()
        .returns(1, InstrumentFileError::line)
        .returns(sentence, InstrumentFileError::sentence);
  }

  private static InvalidInstrumentFileException unreadable(String text) {
    return catchThrowableOfType(
        InvalidInstrumentFileException.class,
        () -> InstrumentFileParser.read(text, JsonMapper.shared()));
  }

  private static String example() {
    try {
      return new ClassPathResource("instruments/example.json")
          .getContentAsString(StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
