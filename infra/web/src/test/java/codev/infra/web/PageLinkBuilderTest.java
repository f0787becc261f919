package codev.infra.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.mock.web.MockServletContext;
import org.thymeleaf.context.WebExpressionContext;
import org.thymeleaf.spring6.SpringTemplateEngine;
import org.thymeleaf.web.servlet.JakartaServletWebApplication;

@DisplayName("A link of a page")
class PageLinkBuilderTest extends WebTest {
  private final List<String> lookedUp = new ArrayList<>();

  @Test
  @DisplayName("of a file has the address that tells the file's content")
  void of_a_file_tells_its_content() {
    assertThat(send(alice("/page")).body())
        .containsPattern("href=\"/assets/codev-[0-9a-f]{32}\\.css\"");
  }

  @Test
  @DisplayName("is looked up among the files only if it is one's")
  void is_looked_up_only_if_it_is_of_a_file() {
    assertThat(link("/groups/{id}", Map.of("id", "7"))).isEqualTo("/groups/7");
    assertThat(link("/assets/codev.css", Map.of())).isEqualTo("found");
    assertThat(link("/groups/assets/management.css", Map.of())).isEqualTo("found");
    assertThat(link("/webjars/htmx.org/dist/htmx.min.js", Map.of())).isEqualTo("found");

    assertThat(lookedUp)
        .containsExactly(
            "/assets/codev.css",
            "/groups/assets/management.css",
            "/webjars/htmx.org/dist/htmx.min.js");
  }

  private String link(String path, Map<String, Object> variables) {
    var application = new MockServletContext();
    var exchange =
        JakartaServletWebApplication.buildApplication(application)
            .buildExchange(new MockHttpServletRequest(application), new RecordingResponse());
    var context = new WebExpressionContext(new SpringTemplateEngine().getConfiguration(), exchange);
    return new PageLinkBuilder().buildLink(context, path, variables);
  }

  private final class RecordingResponse extends MockHttpServletResponse {
    @Override
    public String encodeURL(String url) {
      lookedUp.add(url);
      return "found";
    }
  }
}
