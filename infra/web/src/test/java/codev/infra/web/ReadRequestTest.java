package codev.infra.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("Reading")
class ReadRequestTest extends WebTest {
  @Test
  @DisplayName("what was just written is read, or reported as not visible yet")
  void a_read_waits_for_its_position() {
    assertThat(send(alice("/api/who?after=10")).statusCode()).isEqualTo(200);
    assertThat(send(alice("/api/who?after=11")).statusCode()).isEqualTo(504);
    assertThat(send(alice("/api/who?after=soon")).statusCode()).isEqualTo(400);
  }

  @Test
  @DisplayName("a list is read page by page, without gap or duplicate")
  void a_list_is_read_page_by_page() {
    var first = send(alice("/api/numbers?size=2"));
    var second = send(alice(next(first)));
    var third = send(alice(next(second)));

    assertThat(first.body()).isEqualTo("[10,20]");
    assertThat(second.body()).isEqualTo("[30,40]");
    assertThat(third.body()).isEqualTo("[50]");
    assertThat(third.headers().firstValue("Link")).isEmpty();
  }

  @Test
  @DisplayName("other parameters are kept unchanged in the link to the next page")
  void the_next_page_keeps_the_query() {
    var first = send(alice("/api/numbers?query=a=b%27&size=2"));

    assertThat(first.statusCode()).isEqualTo(200);
    assertThat(next(first)).startsWith("/api/numbers?query=a=b%27&size=2&cursor=");
    assertThat(send(alice(next(first))).body()).isEqualTo("[30,40]");
  }

  @ParameterizedTest
  @ValueSource(strings = {"size=0", "size=201", "size=x", "cursor=%3C%3E"})
  @DisplayName("an impossible size or cursor is refused")
  void an_impossible_page_is_refused(String query) {
    assertThat(send(alice("/api/numbers?" + query)).statusCode()).isEqualTo(400);
  }

  @Test
  @DisplayName("a page is in the chosen language, and remembers it")
  void a_page_keeps_the_chosen_language() {
    var chosen = send(alice("/page?lang=en"));
    var cookie = chosen.headers().firstValue("Set-Cookie").orElseThrow();
    var later = send(alice("/page").header("Cookie", cookie.substring(0, cookie.indexOf(';'))));

    assertThat(cookie)
        .startsWith("__Host-codev-lang=en; Path=/;")
        .contains("; Secure", "; HttpOnly", "; SameSite=Lax")
        .doesNotContain("Domain");
    assertThat(chosen.body()).contains("<html lang=\"en-GB\"", "<h1>The house</h1>");
    assertThat(later.body()).contains("<h1>The house</h1>");
    assertThat(send(alice("/page")).body()).contains("<h1>La maison</h1>");
  }

  @Test
  @DisplayName("a page contains no script, and forbids those of others")
  void a_page_has_no_inline_script() {
    var page = send(alice("/page"));

    assertThat(page.body()).doesNotContainPattern("<script(?![^>]*src=)").doesNotContain("style=");
    assertThat(page.headers().firstValue("Content-Security-Policy").orElseThrow())
        .contains("default-src 'self'", "object-src 'none'", "base-uri 'none'");
  }

  @Test
  @DisplayName("a page names no trace while tracing is off")
  void a_page_names_no_trace() {
    assertThat(send(alice("/page")).body()).doesNotContain("traceparent");
  }

  @Test
  @DisplayName("a page is kept by no browser")
  void a_page_is_not_kept() {
    assertThat(send(alice("/page")).headers().firstValue("Cache-Control").orElseThrow())
        .contains("no-store");
  }

  private static String next(HttpResponse<String> page) {
    String link = page.headers().firstValue("Link").orElseThrow();
    assertThat(link).startsWith("</api/numbers?").endsWith(">; rel=\"next\"");
    return link.substring(1, link.indexOf('>'));
  }
}
