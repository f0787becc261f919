package codev.gateway.sessions;

import java.time.Clock;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.web.server.adapter.WebHttpHandlerBuilder;
import org.springframework.web.server.session.DefaultWebSessionManager;
import org.springframework.web.server.session.WebSessionIdResolver;
import org.springframework.web.server.session.WebSessionManager;

/** The store of sessions, in place of Boot's. */
@Configuration(proxyBeanMethods = false)
class BrowserSessionConfiguration {

  @Bean
  BrowserSessionStore browserSessions(BrowserSessionProperties limits) {
    return new BrowserSessionStore(limits, Clock.systemUTC());
  }

  @Bean(WebHttpHandlerBuilder.WEB_SESSION_MANAGER_BEAN_NAME)
  WebSessionManager webSessionManager(BrowserSessionStore store, WebSessionIdResolver cookie) {
    var manager = new DefaultWebSessionManager();
    manager.setSessionIdResolver(cookie);
    manager.setSessionStore(store);
    return manager;
  }
}
