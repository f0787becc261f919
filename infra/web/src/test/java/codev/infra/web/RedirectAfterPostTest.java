package codev.infra.web;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("A redirect after a form")
class RedirectAfterPostTest {
  @Test
  @DisplayName("names the position beside the page's parameters and before its anchor")
  void keeps_parameters_and_anchor() {
    assertThat(onward("/page")).isEqualTo("/page?after=7");
    assertThat(onward("/page#part")).isEqualTo("/page?after=7#part");
    assertThat(onward("/page?unit=A&site=B")).isEqualTo("/page?unit=A&site=B&after=7");
    assertThat(onward("/page?unit=A#part")).isEqualTo("/page?unit=A&after=7#part");
  }

  private static String onward(String page) {
    var location = RedirectAfterPost.to(page, 7, false).getHeaders().getLocation();
    return String.valueOf(location);
  }
}
