package codev.infra.web.shutdown;

import java.time.Duration;
import org.springframework.boot.tomcat.TomcatWebServer;
import org.springframework.boot.web.server.context.WebServerApplicationContext;
import org.springframework.context.ApplicationContext;
import org.springframework.context.SmartLifecycle;

/**
 * Waits after the last answer until its connection is closed. Tomcat counts a request as answered
 * before the last bytes are written: a server that stopped at once would cut off what has just
 * ended, above all streams, which end together.
 */
public final class ConnectionDrain implements SmartLifecycle {
  /** Connections on which nothing is under way may stay open, and are not waited for longer. */
  private static final Duration LIMIT = Duration.ofSeconds(1);

  private final ApplicationContext context;
  private final Duration limit;
  private volatile boolean running;

  /**
   * @param drain how long traffic is drained; without that nothing is waited for here either
   */
  public ConnectionDrain(ApplicationContext context, Duration drain) {
    this.context = context;
    this.limit = drain.compareTo(LIMIT) < 0 ? drain : LIMIT;
  }

  @Override
  public void start() {
    running = true;
  }

  @Override
  public void stop() {
    if (context instanceof WebServerApplicationContext web
        && web.getWebServer() instanceof TomcatWebServer server)
      for (var connector : server.getTomcat().getService().findConnectors())
        connector.getProtocolHandler().awaitConnectionsClose(limit.toMillis());
    running = false;
  }

  @Override
  public boolean isRunning() {
    return running;
  }

  /** After the web server has answered what it had accepted, before it stops. */
  @Override
  public int getPhase() {
    return WebServerApplicationContext.START_STOP_LIFECYCLE_PHASE + 512;
  }
}
