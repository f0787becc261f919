package codev.gateway.routing;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.net.URI;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.springframework.cloud.client.DefaultServiceInstance;
import org.springframework.cloud.client.ServiceInstance;
import org.springframework.cloud.loadbalancer.core.HealthCheckServiceInstanceListSupplier;
import org.springframework.cloud.loadbalancer.core.ReactorServiceInstanceLoadBalancer;
import org.springframework.cloud.loadbalancer.core.RoundRobinLoadBalancer;
import org.springframework.cloud.loadbalancer.core.ServiceInstanceListSupplier;
import org.springframework.cloud.loadbalancer.support.LoadBalancerClientFactory;
import org.springframework.context.annotation.Bean;
import org.springframework.core.env.Environment;
import reactor.core.publisher.Flux;

/**
 * Creates the load balancer of each service, in the context that Spring Cloud LoadBalancer opens
 * for it. Not a {@code @Configuration}: the gateway's own context has none.
 */
class LoadBalancerClientBeans {

  @Bean
  ReactorServiceInstanceLoadBalancer roundRobin(
      Environment environment, LoadBalancerClientFactory clients) {
    var service = LoadBalancerClientFactory.getName(environment);
    return new RoundRobinLoadBalancer(
        clients.getLazyProvider(service, ServiceInstanceListSupplier.class), service);
  }

  @Bean
  ReadyInstanceListSupplier instanceSelection(
      Environment environment,
      ServicesProperties settings,
      LoadBalancerClientFactory clients,
      InstanceReadiness readiness,
      MeterRegistry meters) {
    var service = LoadBalancerClientFactory.getName(environment);
    var all =
        settings.addresses(service).stream()
            .<ServiceInstance>map(address -> instance(service, address))
            .toList();
    var count = new AtomicInteger();
    Gauge.builder("codev.gateway.instances", count, AtomicInteger::get)
        .description("Instances of a service that are ready, as the gateway sees them")
        .baseUnit("instances")
        .tag("service", service)
        .register(meters);
    var ready =
        new HealthCheckServiceInstanceListSupplier(
            new FixedInstances(service, all), clients, readiness::check) {
          @Override
          protected Flux<List<ServiceInstance>> healthCheckFlux(List<ServiceInstance> instances) {
            return super.healthCheckFlux(instances)
                .doOnNext(
                    alive -> {
                      count.set(alive.size());
                      readiness.noteReady(service, alive);
                    });
          }
        };
    return new ReadyInstanceListSupplier(all, ready, readiness);
  }

  private static DefaultServiceInstance instance(String service, URI address) {
    var secure = "https".equals(address.getScheme());
    var port = address.getPort() >= 0 ? address.getPort() : secure ? 443 : 80;
    return new DefaultServiceInstance(
        address.getAuthority(), service, address.getHost(), port, secure);
  }

  /** The instances that the settings name, ready or not. */
  private record FixedInstances(String service, List<ServiceInstance> instances)
      implements ServiceInstanceListSupplier {
    @Override
    public String getServiceId() {
      return service;
    }

    @Override
    public Flux<List<ServiceInstance>> get() {
      return Flux.just(instances);
    }
  }
}
