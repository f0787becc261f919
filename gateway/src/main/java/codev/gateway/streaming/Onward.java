package codev.gateway.streaming;

import org.springframework.cloud.gateway.config.HttpClientCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The client that talks to the services. */
@Configuration(proxyBeanMethods = false)
class Onward {

  /**
   * Reactor Netty would send a request again when the connection breaks before the answer: the
   * service may have done it already. Whoever asked decides, since the same id is safe to send
   * again.
   */
  @Bean
  HttpClientCustomizer everyRequestIsSentOnce() {
    return client -> client.disableRetry(true);
  }
}
