package codev.infra.localplatform.process;

import java.io.IOException;

/**
 * Asks a service whether it is ready. One whose read models are being rebuilt is not, but
 * processes: it tells its readers so, and becomes ready by itself.
 */
record ServiceReadinessProbe(int port) implements Readiness {
  @Override
  public boolean isReady() throws IOException {
    return answers("readiness");
  }

  @Override
  public boolean becomesReady() throws IOException {
    return answers("liveness");
  }

  private boolean answers(String probe) throws IOException {
    return HealthProbe.answers("http://127.0.0.1:" + port + "/actuator/health/" + probe);
  }
}
