package codev.gateway.routing;

import static org.springframework.cloud.gateway.support.ServerWebExchangeUtils.GATEWAY_LOADBALANCER_RESPONSE_ATTR;

import java.io.IOException;
import java.util.List;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.springframework.cloud.client.ServiceInstance;
import org.springframework.cloud.client.loadbalancer.CompletionContext;
import org.springframework.cloud.client.loadbalancer.LoadBalancerLifecycle;
import org.springframework.cloud.client.loadbalancer.Request;
import org.springframework.cloud.client.loadbalancer.RequestData;
import org.springframework.cloud.client.loadbalancer.RequestDataContext;
import org.springframework.cloud.client.loadbalancer.Response;
import org.springframework.cloud.client.loadbalancer.ResponseData;
import org.springframework.cloud.loadbalancer.core.DelegatingServiceInstanceListSupplier;
import org.springframework.cloud.loadbalancer.core.ServiceInstanceListSupplier;
import reactor.core.publisher.Flux;

/**
 * The instances of one service that a request may go to: those that passed their last readiness
 * check, without one whose connection has failed since, and without the one that has just failed
 * this very request; what may change something goes to one that takes writes. Where none remains,
 * all are candidates: the answer of an instance that is not ready is better than none.
 */
final class ReadyInstanceListSupplier extends DelegatingServiceInstanceListSupplier
    implements LoadBalancerLifecycle<RequestDataContext, ResponseData, ServiceInstance> {

  private final List<ServiceInstance> all;
  private final InstanceReadiness readiness;

  /**
   * @param ready supplies those that passed their last check
   */
  ReadyInstanceListSupplier(
      List<ServiceInstance> all, ServiceInstanceListSupplier ready, InstanceReadiness readiness) {
    super(ready);
    this.all = all;
    this.readiness = readiness;
  }

  @Override
  public Flux<List<ServiceInstance>> get() {
    return getDelegate()
        .get()
        .map(ready -> ready.isEmpty() ? all : ready)
        .map(candidates -> without(candidates, instance -> !readiness.isConnected(instance)));
  }

  @Override
  public Flux<List<ServiceInstance>> get(Request request) {
    return get()
        .map(candidates -> without(candidates, instance -> hasFailed(instance, request)))
        .map(
            candidates ->
                isRead(request) ? candidates : without(candidates, readiness::refusesWrites));
  }

  private static List<ServiceInstance> without(
      List<ServiceInstance> candidates, Predicate<ServiceInstance> excluded) {
    var remaining = candidates.stream().filter(excluded.negate()).toList();
    return remaining.isEmpty() ? candidates : remaining;
  }

  /** A request that is sent again carries the instance of its last attempt. */
  private static boolean hasFailed(ServiceInstance instance, Request<?> request) {
    var sent = requestData(request);
    return sent != null
        && sent.getAttributes().get(GATEWAY_LOADBALANCER_RESPONSE_ATTR) instanceof Response<?> last
        && instance.equals(last.getServer());
  }

  private static boolean isRead(Request<?> request) {
    var sent = requestData(request);
    return sent != null && SilentInstanceFilter.READING_METHODS.contains(sent.getHttpMethod());
  }

  private static @Nullable RequestData requestData(Request<?> request) {
    return request.getContext() instanceof RequestDataContext context
        ? context.getClientRequest()
        : null;
  }

  @Override
  public void onStart(Request<RequestDataContext> request) {}

  @Override
  public void onStartRequest(
      Request<RequestDataContext> request, Response<ServiceInstance> chosen) {}

  @Override
  public void onComplete(
      CompletionContext<ResponseData, ServiceInstance, RequestDataContext> completion) {
    var response = completion.getLoadBalancerResponse();
    var instance = response == null ? null : response.getServer();
    if (instance != null && completion.getThrowable() instanceof IOException)
      readiness.noteDisconnected(instance);
  }
}
