package codev.infra.web.authorization;

import codev.infra.web.problem.RefusedException;
import codev.infra.web.security.CurrentUser;
import codev.infra.web.securitylog.AccessRefusalLog;
import jakarta.servlet.DispatcherType;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.springframework.security.authentication.AuthenticationCredentialsNotFoundException;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.HandlerInterceptor;

/**
 * Checks the policy of a handler before its arguments are read, so that a refused request is
 * neither validated nor leaves a trace. Files are no handler methods: the security filter checks
 * them.
 */
record AccessInterceptor(AccessRules rules) implements HandlerInterceptor {
  @Override
  public boolean preHandle(
      HttpServletRequest request, HttpServletResponse response, Object handler) {
    if (handler instanceof HandlerMethod method && !isContinued(request)) check(request, method);
    return true;
  }

  /** A stream that ends is dispatched once more. */
  private static boolean isContinued(HttpServletRequest request) {
    return request.getDispatcherType() == DispatcherType.ASYNC;
  }

  private void check(HttpServletRequest request, HandlerMethod method) {
    var policy = AccessPolicyResolver.of(method).orElseThrow(RefusedException::forbidden);
    if (policy == AccessPolicy.PUBLIC) return;
    try {
      rules.check(policy, AccessRequest.of(request, user()));
    } catch (RuntimeException refusal) {
      AccessRefusalLog.refusedBy(request, policy.name());
      throw refusal;
    }
  }

  private static CurrentUser user() {
    return CurrentUser.signedIn()
        .orElseThrow(() -> new AuthenticationCredentialsNotFoundException("no user is signed in"));
  }
}
