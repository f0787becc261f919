package codev.infra.testkit;

import java.io.IOException;
import org.junit.jupiter.api.Test;

class CommentVocabularyTest {
  @Test
  void comments_of_the_infrastructure_use_the_words_of_the_field() throws IOException {
    assertNoViolations("infra");
  }

  @Test
  void comments_about_results_use_the_words_of_the_field() throws IOException {
    assertNoViolations("learning-service/src/main/java/codev/learning/outcomes");
  }

  private static void assertNoViolations(String folder) throws IOException {
    var found = CommentVocabularyCheck.violations(folder);
    if (!found.isEmpty()) throw new AssertionError(String.join("\n", found));
  }
}
