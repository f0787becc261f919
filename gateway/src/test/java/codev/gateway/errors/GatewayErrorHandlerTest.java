package codev.gateway.errors;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("An unexpected failure of the gateway")
class GatewayErrorHandlerTest {
  @Test
  @DisplayName("is logged without the address of the request, which may have a name")
  void is_logged_without_the_address() {
    var failure = new IllegalArgumentException("broken", new IOException("reset"));
    failure.addSuppressed(new IllegalStateException("HTTP GET \"/people?q=Dupont\""));

    var logged = new StringWriter();
    GatewayErrorHandler.withoutAddress(failure).printStackTrace(new PrintWriter(logged));

    assertThat(logged.toString())
        .contains("broken", "reset", "is_logged_without_the_address")
        .doesNotContain("Dupont");
  }
}
