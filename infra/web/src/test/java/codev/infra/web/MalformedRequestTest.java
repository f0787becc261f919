package codev.infra.web;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.core.env.Environment;

@DisplayName("A request whose address cannot be read")
class MalformedRequestTest extends WebTest {
  @Autowired private Environment settings;

  @Test
  @DisplayName("is not quoted in the log, as Tomcat does at INFO: an address may have a name")
  void is_not_quoted_in_the_log() {
    assertThat(settings.getProperty("logging.level.org.apache.coyote.http11.Http11Processor"))
        .isEqualTo("WARN");
  }
}
