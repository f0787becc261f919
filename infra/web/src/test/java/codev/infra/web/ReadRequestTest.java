package codev.infra.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("Lire")
class ReadRequestTest extends WebTest {
  @Test
  @DisplayName("on lit ce qu’on vient d’écrire, ou l’on apprend que ce n’est pas encore visible")
  void a_read_waits_for_its_position() {
    assertThat(send(alice("/api/who?after=10")).statusCode()).isEqualTo(200);
    assertThat(send(alice("/api/who?after=11")).statusCode()).isEqualTo(504);
    assertThat(send(alice("/api/who?after=soon")).statusCode()).isEqualTo(400);
  }

  @Test
  @DisplayName("une liste se lit par morceaux, sans trou ni doublon")
  void a_list_is_read_page_by_page() {
    var first = send(alice("/api/numbers?size=2"));
    var second = send(alice(next(first)));
    var third = send(alice(next(second)));

    assertThat(first.body()).isEqualTo("[10,20]");
    assertThat(second.body()).isEqualTo("[30,40]");
    assertThat(third.body()).isEqualTo("[50]");
    assertThat(third.headers().firstValue("Link")).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"size=0", "size=201", "size=x", "cursor=%3C%3E"})
  @DisplayName("une taille ou un curseur impossibles sont refusés")
  void an_impossible_page_is_refused(String query) {
    assertThat(send(alice("/api/numbers?" + query)).statusCode()).isEqualTo(400);
  }

  @Test
  @DisplayName("une page est dans la langue choisie, et s’en souvient")
  void a_page_keeps_the_chosen_language() {
    var chosen = send(alice("/page?lang=en"));
    var cookie = chosen.headers().firstValue("Set-Cookie").orElseThrow();
    var later = send(alice("/page").header("Cookie", cookie.substring(0, cookie.indexOf(';'))));

    assertThat(chosen.body()).contains("<html lang=\"en\"", "<h1>The house</h1>");
    assertThat(later.body()).contains("<h1>The house</h1>");
    assertThat(send(alice("/page")).body()).contains("<h1>La maison</h1>");
  }

  @Test
  @DisplayName("une page ne contient aucun script, et interdit ceux des autres")
  void a_page_has_no_inline_script() {
    var page = send(alice("/page"));

    assertThat(page.body()).doesNotContainPattern("<script(?![^>]*src=)").doesNotContain("style=");
    assertThat(page.headers().firstValue("Content-Security-Policy").orElseThrow())
        .contains("default-src 'self'");
  }

  private static String next(HttpResponse<String> page) {
    String link = page.headers().firstValue("Link").orElseThrow();
    assertThat(link).startsWith("</api/numbers?").endsWith(">; rel=\"next\"");
    return link.substring(1, link.indexOf('>'));
  }
}
