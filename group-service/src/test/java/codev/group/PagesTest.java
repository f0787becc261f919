package codev.group;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URLEncoder;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;

/** People who fill in forms and read pages, as a browser does it for them. */
abstract class PagesTest extends ServiceTest {
  /** As htmx sends a form. */
  final Answer submit(String who, String path, String fields) {
    var caller = as(who);
    return caller.send(
        caller
            .request(path)
            .header("HX-Request", "true")
            .header("Content-Type", "application/x-www-form-urlencoded")
            .POST(BodyPublishers.ofString(fields)));
  }

  /** As a browser sends it where no script runs. */
  final Answer plainly(String who, String path, String fields) {
    var caller = as(who);
    return caller.send(
        caller
            .request(path)
            .header("Accept", "text/html")
            .header("Content-Type", "application/x-www-form-urlencoded")
            .POST(BodyPublishers.ofString(fields)));
  }

  static String onward(Answer answer) {
    assertThat(answer.status()).as(answer.text()).isEqualTo(204);
    return answer.response().headers().firstValue("HX-Redirect").orElseThrow();
  }

  final String page(String who, String path) {
    var page = as(who).get(path);
    assertThat(page.status()).as(page.text()).isEqualTo(200);
    assertThat(page.text())
        .as("every sentence is there")
        .doesNotContain("??")
        .doesNotContainPattern("group\\.[a-z]");
    return page.text();
  }

  static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }
}
