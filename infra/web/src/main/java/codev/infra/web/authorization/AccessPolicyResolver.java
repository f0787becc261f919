package codev.infra.web.authorization;

import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.springframework.core.annotation.AnnotatedElementUtils;
import org.springframework.web.method.HandlerMethod;

/** Finds the declared policy of a handler, and of the paths whose handlers cannot declare one. */
final class AccessPolicyResolver {
  /** Controllers of libraries, by the package that they are in. */
  private static final Map<String, AccessPolicy> LIBRARIES =
      Map.of("org.springdoc.", AccessPolicy.SIGNED_IN);

  /** As {@code ResourceServerConfiguration} grants them; the longest path decides. */
  private static final Map<String, AccessPolicy> PATHS =
      Map.ofEntries(
          Map.entry("/**", AccessPolicy.SIGNED_IN),
          Map.entry("/webjars/**", AccessPolicy.PUBLIC),
          Map.entry("/actuator", AccessPolicy.OPERATOR_NETWORK),
          Map.entry("/actuator/health", AccessPolicy.PUBLIC),
          Map.entry("/actuator/health/**", AccessPolicy.PUBLIC),
          Map.entry("/actuator/prometheus", AccessPolicy.METRICS_NETWORK),
          Map.entry("/actuator/access", AccessPolicy.OPERATOR_NETWORK),
          Map.entry("/actuator/alarms", AccessPolicy.OPERATOR_NETWORK),
          Map.entry("/actuator/alarms/{id}", AccessPolicy.OPERATOR_NETWORK),
          Map.entry("/actuator/keys", AccessPolicy.OPERATOR_NETWORK),
          Map.entry("/actuator/keys/{what}", AccessPolicy.OPERATOR_NETWORK),
          Map.entry("/actuator/parked", AccessPolicy.OPERATOR_NETWORK),
          Map.entry("/actuator/parked/{id}", AccessPolicy.OPERATOR_NETWORK),
          Map.entry("/actuator/relay", AccessPolicy.OPERATOR_NETWORK),
          Map.entry("/actuator/relay/{name}", AccessPolicy.OPERATOR_NETWORK));

  private AccessPolicyResolver() {}

  /** By the method, else by its controller. */
  static Optional<AccessPolicy> of(HandlerMethod handler) {
    return Optional.ofNullable(handler.getMethodAnnotation(RequiredAccess.class))
        .or(
            () ->
                Optional.ofNullable(
                    AnnotatedElementUtils.findMergedAnnotation(
                        handler.getBeanType(), RequiredAccess.class)))
        .map(RequiredAccess::value)
        .or(() -> ofLibrary(handler.getBeanType()));
  }

  private static Optional<AccessPolicy> ofLibrary(Class<?> type) {
    return LIBRARIES.entrySet().stream()
        .filter(library -> type.getName().startsWith(library.getKey()))
        .map(Map.Entry::getValue)
        .findFirst();
  }

  static Optional<AccessPolicy> ofPath(String pattern) {
    return Optional.ofNullable(PATHS.get(pattern));
  }

  /** Below the path of all files, which the service then maps in one. */
  static Stream<String> publicFiles() {
    return Stream.of("/assets/**", "/webjars/**");
  }
}
