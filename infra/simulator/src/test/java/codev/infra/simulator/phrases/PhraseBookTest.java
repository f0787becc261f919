package codev.infra.simulator.phrases;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

@DisplayName("The phrases")
class PhraseBookTest {
  static List<ClientSituation> situations() {
    return new PhraseBook().situations();
  }

  @ParameterizedTest
  @MethodSource("situations")
  @DisplayName("each situation has the phrases of a whole session")
  void a_situation_is_complete(ClientSituation situation) {
    for (var part :
        List.of("kind", "title", "headline", "tried", "stakes", "problem", "objective", "limits"))
      assertThat(situation.first(part)).as(part).isNotBlank();
    for (var part : List.of("statement", "reformulation", "answer", "idea", "action"))
      assertThat(situation.all(part)).as(part).hasSizeGreaterThanOrEqualTo(2);
  }

  @Test
  @DisplayName("a group does not discuss the same topic twice in twelve sessions")
  void there_are_enough_situations() {
    assertThat(situations()).hasSizeGreaterThanOrEqualTo(12).doesNotHaveDuplicates();
  }

  @Test
  @DisplayName("no phrase is picked twice as long as there is another one")
  void nothing_is_said_twice() {
    var phraseBook = new PhraseBook();
    var picker =
        new PhrasePicker(phraseBook, phraseBook.situations().getFirst(), SeededRandom.of(3));
    var all = phraseBook.phrases("FEELING").size();

    var picked = java.util.stream.Stream.generate(() -> picker.pick("FEELING")).limit(all).toList();

    assertThat(picked).doesNotHaveDuplicates();
  }
}
