package codev.gateway.sessions;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayName("Where a session began")
class SignInOriginTest {
  @ParameterizedTest(name = "{0} on {1}")
  @DisplayName("is told by the names of browser and operating system")
  @CsvSource(
      delimiter = '|',
      value = {
        "Firefox | Linux | Mozilla/5.0 (X11; Linux x86_64; rv:150.0) Firefox/150.0",
        "Chrome | Windows | Mozilla/5.0 (Windows NT 10.0) Chrome/150.0.0.0 Safari/537.36",
        "Edge | Windows | Mozilla/5.0 (Windows NT 10.0) Chrome/150.0.0.0 Safari/537.36 Edg/150.0.0.0",
        "Safari | macOS | Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) Safari/605.1.15",
        "Safari | iOS | Mozilla/5.0 (iPhone; CPU iPhone OS 18_7 like Mac OS X) Safari/604.1",
        "Chrome | iOS | Mozilla/5.0 (iPhone; CPU iPhone OS 18_7) CriOS/150.0.0.0 Safari/604.1",
        "Samsung Internet | Android | (Linux; Android 10) SamsungBrowser/30.0 Chrome/140.0 Safari/537"
      })
  void is_named(String browser, String system, String userAgent) {
    assertThat(SignInOrigin.of(userAgent, "192.0.2.1"))
        .isEqualTo(new SignInOrigin(browser, system, "192.0.2.1"));
  }

  @Test
  @DisplayName("is unknown where the browser does not say it; nothing else it says is kept")
  void is_unknown() {
    assertThat(SignInOrigin.of("<b>curl</b>", "unknown")).isEqualTo(SignInOrigin.UNKNOWN);
    assertThat(SignInOrigin.of(null, "unknown")).isEqualTo(SignInOrigin.UNKNOWN);
  }
}
