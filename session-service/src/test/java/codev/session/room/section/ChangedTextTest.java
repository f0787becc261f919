package codev.session.room.section;

import static org.assertj.core.api.Assertions.assertThat;

import codev.session.room.section.ChangedText.Change;
import codev.session.room.section.ChangedText.Part;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("Un texte à côté de celui qu'il remplace")
class ChangedTextTest {

  @Test
  @DisplayName("montre, mot par mot, ce qui s'ajoute et ce qui s'en va")
  void shows_what_changes() {
    assertThat(ChangedText.of("Décider en une heure", "Décider à plusieurs en une heure").parts())
        .containsExactly(
            new Part(Change.SAME, "Décider "),
            new Part(Change.ADDED, "à plusieurs "),
            new Part(Change.SAME, "en une heure"));
    assertThat(ChangedText.of("Nos réunions débordent", "Nos lundis débordent").parts())
        .containsExactly(
            new Part(Change.SAME, "Nos "),
            new Part(Change.REMOVED, "réunions"),
            new Part(Change.ADDED, "lundis"),
            new Part(Change.SAME, " débordent"));
  }

  @Test
  @DisplayName("garde les deux textes entiers")
  void keeps_both_texts() {
    var before = "un deux trois\n\nquatre deux un";
    var after = "deux trois\nquatre cinq  un deux";
    assertThat(text(ChangedText.of(before, after), Change.REMOVED)).isEqualTo(before);
    assertThat(text(ChangedText.of(before, after), Change.ADDED)).isEqualTo(after);
  }

  @Test
  @DisplayName("d'un texte tout autre, montre l'un puis l'autre")
  void shows_different_texts_one_after_the_other() {
    var before = numbers(0, 2_000);
    var after = numbers(2_000, 4_000);
    assertThat(ChangedText.of(before, after).parts())
        .containsExactly(new Part(Change.REMOVED, before), new Part(Change.ADDED, after));
  }

  /** Of one of the two texts: what is in both, and its own. */
  private static String text(ChangedText changed, Change own) {
    return changed.parts().stream()
        .filter(part -> part.change() == Change.SAME || part.change() == own)
        .map(Part::text)
        .collect(Collectors.joining());
  }

  private static String numbers(int from, int to) {
    return IntStream.range(from, to).mapToObj(String::valueOf).collect(Collectors.joining("-\n"));
  }
}
