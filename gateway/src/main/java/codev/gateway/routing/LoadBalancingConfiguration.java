package codev.gateway.routing;

import org.springframework.cloud.loadbalancer.annotation.LoadBalancerClients;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Balances {@code lb://SERVICE} over the addresses that the settings name. */
@Configuration(proxyBeanMethods = false)
@LoadBalancerClients(defaultConfiguration = LoadBalancerClientBeans.class)
class LoadBalancingConfiguration {
  /** One for all services, whose load balancers have contexts of their own. */
  @Bean
  InstanceReadiness instanceReadiness() {
    return new InstanceReadiness();
  }
}
