package codev.infra.documents;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.context.support.StaticMessageSource;

@DisplayName("A page to keep beside files")
class HtmlRendererTest {
  private final HtmlRenderer renderer = new HtmlRenderer(new StaticMessageSource());

  @Test
  @DisplayName("is HTML in its language, with its style sheet and links within its folder")
  void is_a_whole_page() {
    assertThat(page("Evidence"))
        .startsWith("<!DOCTYPE html>")
        .contains("lang=\"fr\"", "<title>Evidence</title>", "p { margin: 0; }")
        .contains("<a href=\"certificate.pdf\">certificate.pdf</a>");
  }

  @Test
  @DisplayName("ends empty elements as HTML does")
  void ends_empty_elements() {
    assertThat(page("Evidence")).contains("<p></p>");
  }

  @Test
  @DisplayName("shows markup in a value as text")
  void markup_in_a_value_is_text() {
    assertThat(page("<script>alert(1)</script>"))
        .contains("&lt;script&gt;alert(1)&lt;/script&gt;")
        .doesNotContain("<script>");
  }

  private String page(String title) {
    return renderer.render(
        "page", title, Map.of("file", "certificate.pdf", "empty", ""), Locale.FRENCH);
  }
}
