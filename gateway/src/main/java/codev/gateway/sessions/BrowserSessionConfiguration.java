package codev.gateway.sessions;

import static java.util.stream.Collectors.counting;
import static java.util.stream.Collectors.groupingBy;

import codev.infra.securitylog.SecurityEvent;
import codev.infra.securitylog.SecurityLogEntry;
import java.time.Clock;
import java.util.stream.Stream;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.security.core.Authentication;
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
  OpenSessionDirectory openSessions(BrowserSessionProperties settings) {
    return settings.redis().isBlank()
        ? OpenSessionDirectory.NONE
        : new RedisOpenSessions(settings.redis(), Clock.systemUTC());
  }

  @Bean
  BrowserSessionStore browserSessions(
      BrowserSessionProperties limits,
      SessionEndExchange exchange,
      OpenSessionDirectory directory) {
    var sessions = new BrowserSessionStore(limits, Clock.systemUTC(), exchange, directory);
    exchange.subscribe(ended -> logEndedElsewhere(sessions.endHere(ended).toStream()));
    directory.publish(sessions::allOpenHere);
    return sessions;
  }

  /** A line for each person: nearly always one, whose account or sign-in it was. */
  private static void logEndedElsewhere(Stream<Authentication> people) {
    people
        .collect(groupingBy(SignedInPerson::username, counting()))
        .forEach(
            (person, sessions) ->
                SecurityLogEntry.of(SecurityEvent.SESSIONS_ENDED)
                    .with("person", person)
                    .with("by", "another-gateway")
                    .with("sessions", sessions)
                    .write());
  }

  @Bean(WebHttpHandlerBuilder.WEB_SESSION_MANAGER_BEAN_NAME)
  WebSessionManager webSessionManager(BrowserSessionStore store, WebSessionIdResolver cookie) {
    var manager = new DefaultWebSessionManager();
    manager.setSessionIdResolver(cookie);
    manager.setSessionStore(store);
    return manager;
  }
}
