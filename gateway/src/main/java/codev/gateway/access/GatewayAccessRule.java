package codev.gateway.access;

import org.springframework.security.authorization.ReactiveAuthorizationManager;
import org.springframework.security.web.server.authorization.AuthorizationContext;

/** Decides whether a request may pass by one policy. */
public interface GatewayAccessRule extends ReactiveAuthorizationManager<AuthorizationContext> {
  GatewayAccessPolicy policy();
}
