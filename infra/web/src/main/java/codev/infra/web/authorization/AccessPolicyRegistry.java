package codev.infra.web.authorization;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.boot.webmvc.actuate.endpoint.web.AbstractWebMvcEndpointHandlerMapping;
import org.springframework.context.ApplicationContext;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.HandlerMapping;
import org.springframework.web.servlet.function.support.RouterFunctionMapping;
import org.springframework.web.servlet.handler.AbstractUrlHandlerMapping;
import org.springframework.web.servlet.mvc.method.RequestMappingInfo;
import org.springframework.web.servlet.mvc.method.RequestMappingInfoHandlerMapping;

/**
 * All that this service answers, with the policy of each: handlers of controllers, files, and
 * management endpoints. Something without a policy, or a policy without a rule, keeps the service
 * from starting.
 */
public final class AccessPolicyRegistry implements SmartInitializingSingleton {
  private final ApplicationContext context;
  private final AccessRules rules;
  private List<Entry> entries = List.of();

  public AccessPolicyRegistry(ApplicationContext context, AccessRules rules) {
    this.context = context;
    this.rules = rules;
  }

  /**
   * What answers a path.
   *
   * @param method of HTTP; {@code ANY} if it takes all
   * @param handler the method, or the path's kind
   */
  record Entry(String method, String path, AccessPolicy policy, String handler) {}

  List<Entry> entries() {
    return entries;
  }

  @Override
  public void afterSingletonsInstantiated() {
    var undeclared = new TreeSet<String>();
    var found = new ArrayList<Entry>();
    for (var mapping : context.getBeansOfType(HandlerMapping.class).values())
      declared(mapping)
          .forEach(
              one -> {
                if (one.policy().filter(this::isDecided).isEmpty()) undeclared.add(one.name());
                else found.addAll(one.entries());
              });
    AccessPolicyResolver.publicFiles()
        .map(path -> new Entry("GET", path, AccessPolicy.PUBLIC, "files"))
        .forEach(found::add);
    if (!undeclared.isEmpty())
      throw new IllegalStateException(
          "No access policy with a rule (@RequiredAccess): " + String.join(", ", undeclared));
    entries =
        found.stream()
            .distinct()
            .sorted(Comparator.comparing(Entry::path).thenComparing(Entry::method))
            .toList();
  }

  /** The security filter decides by network; nothing is left to decide about the public. */
  private boolean isDecided(AccessPolicy policy) {
    return switch (policy) {
      case PUBLIC, METRICS_NETWORK, OPERATOR_NETWORK -> true;
      default -> rules.has(policy);
    };
  }

  private record Declaration(
      String name, Stream<String> methods, Stream<String> paths, Optional<AccessPolicy> policy) {
    List<Entry> entries() {
      var all = paths.sorted().toList();
      var by = policy.orElseThrow();
      return methods
          .flatMap(method -> all.stream().map(path -> new Entry(method, path, by, name)))
          .toList();
    }
  }

  private static Stream<Declaration> declared(HandlerMapping mapping) {
    return switch (mapping) {
      case AbstractWebMvcEndpointHandlerMapping endpoints ->
          endpoints.getHandlerMethods().keySet().stream().flatMap(AccessPolicyRegistry::byPath);
      case RequestMappingInfoHandlerMapping controllers ->
          controllers.getHandlerMethods().entrySet().stream()
              .map(each -> byHandler(each.getKey(), each.getValue()));
      case AbstractUrlHandlerMapping files ->
          files.getHandlerMap().keySet().stream()
              .map(
                  path -> new Declaration(path, Stream.of("GET"), Stream.of(path), policyOf(path)));
      case RouterFunctionMapping routes when routes.getRouterFunction() == null -> Stream.empty();
      default ->
          Stream.of(
              new Declaration(
                  mapping.getClass().getName(), Stream.of(), Stream.of(), Optional.empty()));
    };
  }

  private static Optional<AccessPolicy> policyOf(String path) {
    return AccessPolicyResolver.ofPath(path);
  }

  private static Stream<Declaration> byPath(RequestMappingInfo mapping) {
    return mapping.getPatternValues().stream()
        .map(path -> new Declaration(path, methods(mapping), Stream.of(path), policyOf(path)));
  }

  private static Declaration byHandler(RequestMappingInfo mapping, HandlerMethod handler) {
    var name = handler.getBeanType().getSimpleName() + "." + handler.getMethod().getName();
    return new Declaration(
        name,
        methods(mapping),
        mapping.getPatternValues().stream().map(path -> path + query(mapping)),
        AccessPolicyResolver.of(handler));
  }

  /** The parameters by which a handler is chosen. */
  private static String query(RequestMappingInfo mapping) {
    return mapping.getParamsCondition().getExpressions().stream()
        .filter(parameter -> !parameter.isNegated())
        .map(parameter -> "?" + parameter.getName())
        .collect(Collectors.joining());
  }

  private static Stream<String> methods(RequestMappingInfo mapping) {
    var methods = mapping.getMethodsCondition().getMethods();
    return methods.isEmpty() ? Stream.of("ANY") : methods.stream().map(Enum::name).sorted();
  }
}
