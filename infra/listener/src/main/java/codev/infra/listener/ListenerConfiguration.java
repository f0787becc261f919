package codev.infra.listener;

import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.tomcat.servlet.TomcatServletWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.context.annotation.Bean;

/** Limits the requests of every program that has this module and listens with Tomcat. */
@AutoConfiguration
@ConditionalOnWebApplication(type = ConditionalOnWebApplication.Type.SERVLET)
@EnableConfigurationProperties(ListenerProperties.class)
class ListenerConfiguration {
  @Bean
  WebServerFactoryCustomizer<TomcatServletWebServerFactory> requestTimeouts(
      ListenerProperties settings) {
    return RequestTimeoutProtocol.of(settings.header(), settings.request());
  }
}
