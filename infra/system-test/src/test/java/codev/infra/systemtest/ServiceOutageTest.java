package codev.infra.systemtest;

import static codev.infra.systemtest.Meeting.CLIENT;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Isolated;

@DisplayName("Quand un service est en panne")
@Isolated("kills learning-service")
class ServiceOutageTest {

  @Test
  @DisplayName("la page qui le dit est lisible et utilisable par tous")
  void its_page_says_so() {
    try (var browser = new Browser(Platform.running().address())) {
      var client = browser.atADesk(CLIENT);
      var pid = Platform.running().process("learning-service").pid();
      Platform.running().kill("learning-service");
      client.open("/journal");
      client.looksAtThis("service-down");
      Platform.running().awaitReady("learning-service", pid);
      assertThat(browser.complaints()).isEmpty();
    }
  }
}
