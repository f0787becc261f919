package codev.gateway.access;

import java.util.Collection;
import java.util.List;
import java.util.stream.Stream;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.stereotype.Component;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.reactive.result.method.RequestMappingInfo;
import org.springframework.web.reactive.result.method.annotation.RequestMappingHandlerMapping;

/** Lets the gateway not start with a handler that has no access policy. */
@Component
class UndeclaredHandlerCheck implements SmartInitializingSingleton {
  private final RequestMappingHandlerMapping handlers;

  UndeclaredHandlerCheck(
      @Qualifier("requestMappingHandlerMapping") RequestMappingHandlerMapping handlers) {
    this.handlers = handlers;
  }

  @Override
  public void afterSingletonsInstantiated() {
    check(handlers.getHandlerMethods().keySet());
  }

  static void check(Collection<RequestMappingInfo> handlers) {
    var undeclared =
        handlers.stream().flatMap(UndeclaredHandlerCheck::undeclared).sorted().toList();
    if (!undeclared.isEmpty())
      throw new IllegalStateException("no access policy for " + undeclared + " (GatewayEndpoints)");
  }

  /** A handler that names no method answers all of them. */
  private static Stream<String> undeclared(RequestMappingInfo handler) {
    var declared = handler.getMethodsCondition().getMethods();
    var methods = declared.isEmpty() ? List.of(RequestMethod.values()) : List.copyOf(declared);
    return handler.getPatternsCondition().getPatterns().stream()
        .map(Object::toString)
        .flatMap(
            path ->
                methods.stream()
                    .filter(method -> !isDeclared(method, path))
                    .map(method -> method + " " + path));
  }

  private static boolean isDeclared(RequestMethod method, String path) {
    return GatewayEndpoints.all().stream().anyMatch(one -> one.isAt(method.asHttpMethod(), path));
  }
}
