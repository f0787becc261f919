package codev.gateway.sessions;

import codev.infra.securitylog.SecurityEvent;
import codev.infra.securitylog.SecurityLogEntry;
import java.time.Clock;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.web.server.adapter.WebHttpHandlerBuilder;
import org.springframework.web.server.session.DefaultWebSessionManager;
import org.springframework.web.server.session.WebSessionIdResolver;
import org.springframework.web.server.session.WebSessionManager;

/** The store of sessions, in place of Boot's, and its exchange with other gateways. */
@Configuration(proxyBeanMethods = false)
class BrowserSessionConfiguration {

  @Bean
  SessionEndExchange sessionEnds(BrowserSessionProperties settings) {
    return settings.redis().isBlank()
        ? SessionEndExchange.NONE
        : new RedisSessionEnds(settings.redis(), settings.absolute());
  }

  @Bean
  BrowserSessionStore browserSessions(BrowserSessionProperties limits, SessionEndExchange others) {
    var sessions = new BrowserSessionStore(limits, Clock.systemUTC(), others);
    others.receive(ended -> endedElsewhere(sessions.endHere(ended).block()));
    return sessions;
  }

  private static void endedElsewhere(@Nullable Long sessions) {
    if (sessions == null || sessions == 0) return;
    SecurityLogEntry.of(SecurityEvent.SESSIONS_ENDED)
        .with("by", "another-gateway")
        .with("sessions", sessions)
        .write();
  }

  @Bean(WebHttpHandlerBuilder.WEB_SESSION_MANAGER_BEAN_NAME)
  WebSessionManager webSessionManager(BrowserSessionStore store, WebSessionIdResolver cookie) {
    var manager = new DefaultWebSessionManager();
    manager.setSessionIdResolver(cookie);
    manager.setSessionStore(store);
    return manager;
  }
}
