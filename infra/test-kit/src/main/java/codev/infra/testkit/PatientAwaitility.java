package codev.infra.testkit;

import java.time.Duration;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/**
 * Lets every test wait for a minute where it names no limit of its own: on a machine that is busy
 * with other tests, Awaitility's ten seconds fail what is only slow. Registered for all tests by
 * {@code META-INF/services}.
 */
public final class PatientAwaitility implements BeforeAllCallback {
  @Override
  public void beforeAll(ExtensionContext context) {
    Awaitility.setDefaultTimeout(Duration.ofMinutes(1));
  }
}
