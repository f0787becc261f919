package codev.infra.web;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import codev.infra.testkit.fuzzing.FuzzTarget;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.DisplayName;
import org.springframework.http.HttpHeaders;
import org.springframework.mock.web.MockHttpServletRequest;

@DisplayName("Any header in the place of the languages of a browser")
final class RequestLocaleFuzzTest implements FuzzTarget {
  private final RequestLocaleResolver languages = new RequestLocaleResolver();

  @Override
  public List<byte[]> examples() {
    return FuzzTarget.texts("en-GB,en;q=0.9,fr;q=0.5", "de, *;q=0.1", "zh-Hant-TW");
  }

  @Override
  public boolean accepts(byte[] input) {
    var request = new MockHttpServletRequest("GET", "/groups");
    request.addHeader(HttpHeaders.ACCEPT_LANGUAGE, new String(input, ISO_8859_1));
    assertThat(languages.resolveLocale(request)).isIn(Locale.FRENCH, Locale.ENGLISH);
    return true;
  }
}
